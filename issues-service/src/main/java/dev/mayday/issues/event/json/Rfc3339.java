package dev.mayday.issues.event.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A scanner for `2026-01-19T09:14:31.100Z` and its relatives: `T` or a space, 0–9 digits of the
/// second, `Z`, an offset or nothing, which means UTC. Written by hand because a breadcrumb trail
/// has a hundred of them.
public final class Rfc3339 {

    private static final int DATE_AND_TIME = 19;

    private final String text;
    private int at;

    private Rfc3339(String text) {
        this.text = text;
    }

    public static @Nullable Instant parse(String text) {
        if (text.length() < DATE_AND_TIME || text.length() > 40) return null;
        try {
            return new Rfc3339(text).instant();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private @Nullable Instant instant() {
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        char between = text.charAt(10);
        if (between != 'T' && between != 't' && between != ' ') return null;
        int year = digits(0, 4);
        int month = digits(5, 2);
        int day = digits(8, 2);
        int hour = digits(11, 2);
        int minute = digits(14, 2);
        int second = digits(17, 2);
        if ((year | month | day | hour | minute | second) < 0) return null;
        at = DATE_AND_TIME;
        int nanos = fraction();
        int offset = offset();
        if (nanos < 0 || offset == Integer.MIN_VALUE) return null;
        var local = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59), nanos);
        return Instant.ofEpochSecond(
                local.toEpochSecond(ZoneOffset.UTC) - offset, nanos / 1000 * 1000);
    }

    private int digits(int from, int count) {
        if (from + count > text.length()) return -1;
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!Numbers.isDigit(c)) return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private int fraction() {
        if (at == text.length() || text.charAt(at) != '.') return 0;
        int from = ++at;
        int nanos = 0;
        while (at < text.length() && Numbers.isDigit(text.charAt(at))) {
            if (at - from < 9) nanos = nanos * 10 + (text.charAt(at) - '0');
            at++;
        }
        if (at == from) return -1;
        for (int i = at - from; i < 9; i++) nanos *= 10;
        return nanos;
    }

    /// Seconds east of UTC, or the least int when the rest of the text is no zone.
    private int offset() {
        var zone = text.substring(at);
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("z")) return 0;
        char sign = zone.charAt(0);
        int hours = digits(at + 1, 2);
        int minutes =
                zone.length() == 6 && zone.charAt(3) == ':'
                        ? digits(at + 4, 2)
                        : zone.length() == 5 ? digits(at + 3, 2) : zone.length() == 3 ? 0 : -1;
        if ((sign != '+' && sign != '-')
                || hours < 0
                || hours > 23
                || minutes < 0
                || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '+' ? seconds : -seconds;
    }
}
