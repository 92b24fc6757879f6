package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stretch of time that a list counts in, and how its trend is cut (semantics 11.1).
public enum Period {
    DAY("24h", Duration.ofHours(24), 48, 5),
    FORTNIGHT("14d", Duration.ofDays(14), 56, 60),
    MONTH("30d", Duration.ofDays(30), 30, 60);

    private final String word;
    private final Duration length;
    private final int bars;

    /// Minutes of the buckets that are added up.
    private final int tier;

    Period(String word, Duration length, int bars, int tier) {
        this.word = word;
        this.length = length;
        this.bars = bars;
        this.tier = tier;
    }

    /// @param word null for the usual one
    /// @throws Refused 400
    public static Period of(@Nullable String word) {
        if (word == null || word.isEmpty()) return FORTNIGHT;
        for (var period : values()) if (period.word.equals(word)) return period;
        throw Refused.invalid("period: one of " + List.of(DAY.word, FORTNIGHT.word, MONTH.word));
    }

    Window endingAt(Instant now) {
        return Window.of(length, tier, bars, now);
    }

    /// @param from inclusive
    /// @param to exclusive
    record Window(Instant from, Instant to, int tier, int bars) {

        /// The running bucket counts, the oldest partial one does not (semantics 11.1).
        static Window of(Duration length, int tier, int bars, Instant now) {
            long bucket = Duration.ofMinutes(tier).toMillis();
            var end = Instant.ofEpochMilli((now.toEpochMilli() / bucket + 1) * bucket);
            return new Window(end.minus(length), end, tier, bars);
        }

        Duration bar() {
            return Duration.between(from, to).dividedBy(bars);
        }
    }
}
