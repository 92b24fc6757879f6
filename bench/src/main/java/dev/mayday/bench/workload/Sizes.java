package dev.mayday.bench.workload;

import java.util.random.RandomGenerator;

/// How large an event is, before compression.
sealed interface Sizes {

    /// About so many bytes.
    int draw(RandomGenerator random);

    /// All alike.
    record Fixed(int bytes) implements Sizes {
        @Override
        public int draw(RandomGenerator random) {
            return bytes;
        }
    }

    /// Log-normal, as sizes of real events are; rounded to steps of a fifth of an octave, because
    /// what surrounds an error is made once per step.
    record LogNormal(int median, double sigma, int least, int most) implements Sizes {

        private static final double STEP = Math.log(2) / 5;

        @Override
        public int draw(RandomGenerator random) {
            double logarithm = Math.log(median) + sigma * random.nextGaussian();
            double rounded = Math.exp(Math.round(logarithm / STEP) * STEP);
            return (int) Math.clamp(rounded, least, most);
        }
    }
}
