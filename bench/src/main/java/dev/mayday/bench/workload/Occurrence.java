package dev.mayday.bench.workload;

import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// What is particular to one event: who, where, when, in which version.
record Occurrence(
        String eventId,
        Language language,
        int issue,
        int user,
        int release,
        int environment,
        long trace,
        long request,
        Instant at) {

    static final int USERS = 50_000;
    static final int RELEASES = 40;

    private static final String[] ENVIRONMENTS = {"production", "staging", "canary", "preview"};
    private static final HexFormat HEX = HexFormat.of();

    /// Nine of ten events are from production, most from the newer releases.
    static Occurrence draw(
            String eventId, Language language, int issue, Instant at, RandomGenerator random) {
        double newer = random.nextDouble();
        return new Occurrence(
                eventId,
                language,
                issue,
                random.nextInt(USERS),
                (int) (newer * newer * RELEASES),
                random.nextInt(10) < 9 ? 0 : 1 + random.nextInt(3),
                random.nextLong(),
                random.nextLong(),
                at);
    }

    String releaseName() {
        int age = RELEASES - 1 - release;
        return "shop@4." + age / 5 + "." + age % 5;
    }

    String environmentName() {
        return ENVIRONMENTS[environment];
    }

    String traceId() {
        return HEX.toHexDigits(trace) + HEX.toHexDigits(~trace * 31);
    }

    String spanId() {
        return HEX.toHexDigits(request);
    }
}
