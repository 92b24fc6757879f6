package dev.mayday.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times as services write them to each other: ISO 8601 in UTC.
public final class Times {

    /// Far beyond it PostgreSQL has no time.
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /// Empty for none at all, for what is no time, and for one that no database has.
    public static Optional<Instant> parse(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(Instant::parse)
                    .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
