package dev.mayday.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Points in time as SDKs write them (protocol 5.2), to the microsecond. The one reader of all
/// services; whether a time is plausible is for the caller to say, so what it gives may lie before
/// 1970.
///
/// The scanner is written by hand because a trail of breadcrumbs has a hundred of them.
public final class Timestamps {

    /// Above this a number is surely not seconds but milliseconds.
    private static final double LAST_SECOND = 1e11;

    private static final double END_OF_9999 = 253_402_300_800.0;
    private static final int DATE_AND_MINUTE = "2026-01-02T03:04".length();
    private static final int LONGEST = 64;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private final String text;
    private int at = DATE_AND_MINUTE;

    private Timestamps(String text) {
        this.text = text;
    }

    /// `2026-01-02T03:04:05.678Z` and its relatives, or a number as text; null when it is neither.
    /// A space may stand for the `T`, seconds may be missing, the zone may be missing (then UTC).
    public static @Nullable Instant read(String text) {
        var written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST) return null;
        if (written.length() < DATE_AND_MINUTE || written.charAt(4) != '-') {
            return read(number(written));
        }
        try {
            return new Timestamps(written).instant();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /// Seconds since 1970, or milliseconds ([#isMillis]); null beyond the year 9999.
    public static @Nullable Instant read(double number) {
        double seconds = isMillis(number) ? number / 1000 : number;
        if (!(Math.abs(seconds) < END_OF_9999)) return null;
        return Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
    }

    /// Whether a number is too large for seconds, and so read as milliseconds.
    public static boolean isMillis(double number) {
        return Math.abs(number) > LAST_SECOND;
    }

    /// The scalar of a header line.
    static @Nullable Instant read(@Nullable Object value) {
        return switch (value) {
            case String text -> read(text);
            case Number number -> read(number.doubleValue());
            case null, default -> null;
        };
    }

    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && c != '.' && !(c == '-' && i == 0)) return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private @Nullable Instant instant() {
        char between = text.charAt(10);
        boolean isDate = text.charAt(7) == '-' && text.charAt(13) == ':';
        if (!isDate || between != 'T' && between != 't' && between != ' ') return null;
        int date = digits(0, 4) | digits(5, 2) | digits(8, 2);
        int second = second();
        int nanos = fraction();
        int offset = offset();
        if ((date | digits(11, 2) | digits(14, 2) | second | nanos) < 0 || offset == NO_OFFSET) {
            return null;
        }
        var local =
                LocalDateTime.of(
                        digits(0, 4),
                        digits(5, 2),
                        digits(8, 2),
                        digits(11, 2),
                        digits(14, 2),
                        // A leap second has no place of its own.
                        second == 60 ? 59 : second);
        return Instant.ofEpochSecond(
                local.toEpochSecond(ZoneOffset.UTC) - offset, nanos / 1000 * 1000);
    }

    private int second() {
        if (at == text.length() || text.charAt(at) != ':') return 0;
        at += 3;
        return digits(at - 2, 2);
    }

    private int fraction() {
        if (at >= text.length() || text.charAt(at) != '.' && text.charAt(at) != ',') return 0;
        int from = ++at;
        int nanos = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - from < 9) nanos = nanos * 10 + (text.charAt(at) - '0');
            at++;
        }
        if (at == from) return -1;
        for (int i = at - from; i < 9; i++) nanos *= 10;
        return nanos;
    }

    /// Seconds east of UTC; [#NO_OFFSET] when the rest of the text is no zone.
    private int offset() {
        if (at > text.length()) return NO_OFFSET;
        var zone = text.substring(at).strip();
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("z") || zone.equals("UTC")) return 0;
        char sign = zone.charAt(0);
        if (sign != '+' && sign != '-') return NO_OFFSET;
        at = text.length() - zone.length() + 1;
        int hours = digits(at, 2);
        int minutes =
                switch (zone.length()) {
                    case 3 -> 0;
                    case 5 -> digits(at + 2, 2);
                    case 6 -> zone.charAt(3) == ':' ? digits(at + 3, 2) : -1;
                    default -> -1;
                };
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NO_OFFSET;
        int seconds = hours * 3600 + minutes * 60;
        return sign == '+' ? seconds : -seconds;
    }

    /// Negative when there is anything but digits.
    private int digits(int from, int count) {
        if (from + count > text.length()) return -1;
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) return -1;
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
