package dev.mayday.bench.workload;

import java.util.random.RandomGenerator;

/// A variant of the workload: what the events are like and what comes between them.
///
/// @param duplicates share of events that are sent a second time, as a client does that saw no
///     answer
/// @param unseen share of events with an issue of their own
/// @param sundry share of sessions, transactions and client reports
/// @param malformed share of envelopes that must be refused
/// @param newConnections share of requests after which the next needs a new connection
/// @param compressedOnly gzip for all; otherwise 80 % gzip, 15 % none, the rest deflate, zstd and
///     brotli
record Mix(
        Sizes sizes,
        double duplicates,
        double unseen,
        double sundry,
        double malformed,
        double newConnections,
        boolean compressedOnly) {

    static Mix of(String variant) {
        return switch (variant) {
            case "2k" -> uniform(2 << 10);
            case "8k" -> uniform(8 << 10);
            case "50k" -> uniform(50 << 10);
            case "mixed" ->
                    new Mix(
                            new Sizes.LogNormal(4 << 10, 1.15, 1_200, 200 << 10),
                            0.01,
                            0.002,
                            0.02,
                            0.005,
                            0.1,
                            false);
            default ->
                    throw new IllegalArgumentException(
                            "no such workload: " + variant + " (there are 2k, 8k, 50k, mixed)");
        };
    }

    private static Mix uniform(int bytes) {
        return new Mix(new Sizes.Fixed(bytes), 0.01, 0, 0, 0, 0, true);
    }

    Encoding encoding(RandomGenerator random) {
        if (compressedOnly) return Encoding.GZIP;
        double draw = random.nextDouble();
        if (draw < 0.80) return Encoding.GZIP;
        if (draw < 0.95) return Encoding.IDENTITY;
        if (draw < 0.97) return Encoding.DEFLATE;
        return draw < 0.985 ? Encoding.ZSTD : Encoding.BROTLI;
    }
}
