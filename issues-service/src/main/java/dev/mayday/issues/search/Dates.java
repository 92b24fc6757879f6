package dev.mayday.issues.search;

import dev.mayday.issues.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Dates as people write them in a query: a day, a minute, or how long ago. In UTC.
final class Dates {

    private static final Pattern AGO = Pattern.compile("([+-])(\\d{1,5})([mhdw])");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:T(\\d\\d:\\d\\d)(?::(\\d\\d))?Z?)?");

    private static final int LONGEST = 40;

    private Dates() {}

    /// @param comparison of the filter, may be empty
    /// @throws Refused 400
    static Term.Span span(String comparison, Scanner.Value value) {
        var text = value.text();
        if (text.length() > LONGEST) throw malformed(value);
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            if (!comparison.isEmpty()) {
                throw Refusals.at(
                        value.index(),
                        "-24h is within the last 24 hours, +24h longer ago; it takes no "
                                + comparison);
            }
            var length = length(Long.parseLong(ago.group(2)), ago.group(3));
            return ago.group(1).equals("-")
                    ? new Term.Span.Within(length)
                    : new Term.Span.LongerAgo(length);
        }
        return between(comparison, value);
    }

    private static Term.Span between(String comparison, Scanner.Value value) {
        var form = DATE.matcher(value.text());
        if (!form.matches()) throw malformed(value);
        try {
            var time = form.group(2);
            var seconds = form.group(3);
            if (time == null) {
                var day = LocalDate.parse(form.group(1)).atStartOfDay().toInstant(ZoneOffset.UTC);
                return between(comparison, day, Duration.ofDays(1));
            }
            var at = form.group(1) + "T" + time + ":" + (seconds == null ? "00" : seconds);
            var from = LocalDateTime.parse(at).toInstant(ZoneOffset.UTC);
            return between(
                    comparison,
                    from,
                    seconds == null ? Duration.ofMinutes(1) : Duration.ofSeconds(1));
        } catch (DateTimeException noSuchDay) {
            throw malformed(value);
        }
    }

    /// A day is a stretch: after it begins where it ends.
    private static Term.Span between(String comparison, Instant from, Duration length) {
        var to = from.plus(length);
        return switch (comparison) {
            case ">" -> new Term.Span.Between(to, null);
            case ">=" -> new Term.Span.Between(from, null);
            case "<" -> new Term.Span.Between(null, from);
            case "<=" -> new Term.Span.Between(null, to);
            default -> new Term.Span.Between(from, to);
        };
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    private static Refused malformed(Scanner.Value value) {
        return Refusals.at(
                value.index(),
                "\"%s\" is no date; write 2026-01-19, 2026-01-19T08:00, -24h or +24h"
                        .formatted(Refusals.shown(value.text())));
    }
}
