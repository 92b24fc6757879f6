package dev.mayday.issues.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// Dates as people write them in a query: a day, a minute, or how long ago. In the zone of who
/// asks, unless a `Z` says otherwise.
final class Dates {

    private static final Pattern AGO = Pattern.compile("([+-])([1-9]\\d{0,4})([smhdw])");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:T(\\d\\d:\\d\\d)(?::(\\d\\d))?(Z)?)?");

    private static final int LONGEST = 40;

    private Dates() {}

    /// @param comparison of the filter, may be empty
    /// @throws Misread when it is none
    static Term.Span span(String comparison, Scanner.Value value, ZoneId zone) {
        var text = value.text();
        if (text.length() > LONGEST) throw malformed(value);
        var ago = AGO.matcher(text);
        if (!ago.matches()) return between(comparison, value, zone);
        if (!comparison.isEmpty()) {
            throw Refusals.form(
                    value.index(),
                    "-24h is within the last 24 hours, +24h longer ago; it takes no " + comparison);
        }
        var length = length(Long.parseLong(ago.group(2)), ago.group(3));
        return ago.group(1).equals("-")
                ? new Term.Span.Within(length)
                : new Term.Span.LongerAgo(length);
    }

    private static Term.Span between(String comparison, Scanner.Value value, ZoneId zone) {
        var form = DATE.matcher(value.text());
        if (!form.matches()) throw malformed(value);
        try {
            var day = LocalDate.parse(form.group(1));
            if (form.group(2) == null) {
                var next = day.plusDays(1).atStartOfDay(zone).toInstant();
                return between(comparison, day.atStartOfDay(zone).toInstant(), next);
            }
            var seconds = form.group(3);
            var at = form.group(1) + "T" + form.group(2) + ":" + (seconds == null ? "00" : seconds);
            var from =
                    LocalDateTime.parse(at)
                            .atZone(form.group(4) == null ? zone : ZoneOffset.UTC)
                            .toInstant();
            return between(comparison, from, from.plusSeconds(seconds == null ? 60 : 1));
        } catch (DateTimeException noSuchDay) {
            throw malformed(value);
        }
    }

    /// A day is a stretch: after it begins where it ends. `!=` is turned around by who asks.
    private static Term.Span between(String comparison, Instant from, Instant to) {
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
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    private static Misread malformed(Scanner.Value value) {
        return Refusals.form(
                value.index(),
                "\"%s\" is no date; write 2026-01-19, 2026-01-19T08:00, -24h or +24h"
                        .formatted(Refusals.shown(value.text())));
    }
}
