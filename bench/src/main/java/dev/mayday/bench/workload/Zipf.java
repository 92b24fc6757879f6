package dev.mayday.bench.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Ranks 0 … n-1, of which the k-th is drawn in proportion to 1 / (k+1)^s: few issues are hot, most
/// are rare.
public final class Zipf {

    private final double[] upTo;

    public Zipf(int n, double s) {
        upTo = new double[n];
        double sum = 0;
        for (int rank = 0; rank < n; rank++) {
            sum += Math.pow(rank + 1, -s);
            upTo[rank] = sum;
        }
        for (int rank = 0; rank < n; rank++) upTo[rank] /= sum;
    }

    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }

    /// The share of all draws that a rank gets.
    double share(int rank) {
        return rank == 0 ? upTo[0] : upTo[rank] - upTo[rank - 1];
    }

    int size() {
        return upTo.length;
    }
}
