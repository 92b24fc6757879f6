package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The stretch of time that a list counts in, and how its trend is cut (semantics 11.1).
///
/// @param bars of the trend
/// @param tier minutes of the buckets that are added up
public record Period(Duration length, int bars, int tier) {

    public static final Period DAY = new Period(Duration.ofHours(24), 48, 5);
    public static final Period FORTNIGHT = new Period(Duration.ofDays(14), 56, 60);
    public static final Period MONTH = new Period(Duration.ofDays(30), 30, 60);

    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Pattern WORD = Pattern.compile("([1-9][0-9]{0,3})([hd])");
    private static final int MOST_BARS = 56;

    /// @param word hours or days, 36h or 7d; null for the usual one
    /// @throws Refused 400
    public static Period of(@Nullable String word) {
        if (word == null || word.isEmpty()) return FORTNIGHT;
        var read = WORD.matcher(word);
        if (!read.matches()) throw refused();
        long number = Long.parseLong(read.group(1));
        var length = read.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
        if (length.compareTo(LONGEST) > 0) throw refused();
        return of(length);
    }

    private static Refused refused() {
        return Refused.invalid("period: hours or days, such as 24h, 14d or 30d; at most 90d");
    }

    /// Cut so that each bar is a whole number of buckets, the last one perhaps of fewer, and all of
    /// them are about as many as the usual periods have.
    private static Period of(Duration length) {
        if (length.equals(DAY.length)) return DAY;
        if (length.equals(FORTNIGHT.length)) return FORTNIGHT;
        if (length.equals(MONTH.length)) return MONTH;
        int tier = length.compareTo(DAY.length) < 0 ? DAY.tier : FORTNIGHT.tier;
        long buckets = length.toMinutes() / tier;
        long each = Math.ceilDiv(buckets, MOST_BARS);
        return new Period(length, (int) Math.ceilDiv(buckets, each), tier);
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
            long buckets = Duration.between(from, to).toMinutes() / tier;
            return Duration.ofMinutes(Math.ceilDiv(buckets, bars) * tier);
        }
    }
}
