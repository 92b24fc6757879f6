package dev.mayday.issues.api.sentry;

import dev.mayday.issues.Refused;
import dev.mayday.issues.read.Period;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Query parameters that are more than a word.
final class Parameters {

    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([smhdw])");

    private Parameters() {}

    /// Numbers, as the edge has seen to it.
    ///
    /// @return null when neither is given
    static @Nullable Integer limit(@Nullable String limit, @Nullable String perPage) {
        var text = limit == null || limit.isEmpty() ? perPage : limit;
        return text == null || text.isEmpty() ? null : Integer.valueOf(text);
    }

    /// `14d` and the like; null when not given.
    static @Nullable Duration duration(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        var form = DURATION.matcher(text);
        if (!form.matches()) throw Refused.invalid("statsPeriod: such as 24h or 14d");
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    /// The shortest period that holds the duration; the longest one when none does.
    static Period period(@Nullable Duration duration) {
        if (duration == null) return Period.FORTNIGHT;
        if (duration.compareTo(Duration.ofDays(1)) <= 0) return Period.DAY;
        return duration.compareTo(Duration.ofDays(14)) <= 0 ? Period.FORTNIGHT : Period.MONTH;
    }
}
