package dev.mayday.issues.recent;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A stretch of time up to now whose figures are kept. It consists of whole buckets: the running
/// one counts, the oldest partial one does not (semantics 11.1).
public enum Span {
    DAY(Duration.ofHours(24), Duration.ofMinutes(5)),
    FORTNIGHT(Duration.ofDays(14), Duration.ofHours(1)),
    MONTH(Duration.ofDays(30), Duration.ofHours(1));

    private final Duration length;
    private final Duration bucket;

    Span(Duration length, Duration bucket) {
        this.length = length;
        this.bucket = bucket;
    }

    public Duration length() {
        return length;
    }

    /// Its columns in `issue_recent`.
    public String events() {
        return word() + "_events";
    }

    public String users() {
        return word() + "_users";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The start of its oldest bucket.
    public Instant from(Instant now) {
        return startOfBucket(now).plus(bucket).minus(length);
    }

    public boolean has(Instant received, Instant now) {
        return !startOfBucket(received).isBefore(from(now));
    }

    /// When what was received then is no longer in it.
    public Instant left(Instant received) {
        return startOfBucket(received).plus(length);
    }

    private Instant startOfBucket(Instant time) {
        long size = bucket.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), size) * size);
    }

    /// A piece of SQL for each, in the order of the columns.
    ///
    /// @return with commas between
    public static String each(Function<Span, String> sql) {
        return Arrays.stream(values()).map(sql).collect(Collectors.joining(", "));
    }
}
