package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Points in time as SDKs write them (protocol 5.2), to the microsecond.
public final class Timestamps {

    /// Above this a number is surely not seconds but milliseconds.
    private static final double LAST_SECOND = 1e11;

    private Timestamps() {}

    /// Seconds since 1970 or RFC 3339, with or without zone; null when it is neither. May lie
    /// before 1970.
    public static @Nullable Instant parse(JsonNode node) {
        if (node.isNumber()) return ofSeconds(node.doubleValue());
        if (!node.isTextual()) return null;
        var text = node.textValue().strip();
        var written = Rfc3339.parse(text);
        return written != null || text.length() > 32 ? written : ofSeconds(number(text));
    }

    private static double number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c == '-' && i == 0;
            if (!Numbers.isDigit(c) && c != '.' && !sign) return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static @Nullable Instant ofSeconds(double seconds) {
        if (!(Math.abs(seconds) <= LAST_SECOND)) return null;
        return Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
    }

    public static boolean isBeforeEpoch(Instant instant) {
        return instant.getEpochSecond() < 0;
    }

    /// RFC 3339 in UTC with 0, 3 or 6 digits of the second; the year has four.
    public static String format(Instant instant) {
        var time =
                LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        var text = new StringBuilder(27);
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append('T');
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2);
        int micros = time.getNano() / 1000;
        if (micros % 1000 != 0) padded(text.append('.'), micros, 6);
        else if (micros != 0) padded(text.append('.'), micros / 1000, 3);
        return text.append('Z').toString();
    }

    private static StringBuilder padded(StringBuilder text, int number, int width) {
        for (int ten = (int) Math.pow(10, width - 1); ten > 1 && number < ten; ten /= 10)
            text.append('0');
        return text.append(number);
    }

    /// A moved time that can still be written with four digits of the year; else null.
    public static @Nullable Instant shifted(Instant instant, java.time.Duration shift) {
        try {
            var moved = instant.plus(shift);
            boolean sane = !isBeforeEpoch(moved) && moved.getEpochSecond() <= LAST_SECOND;
            return sane ? moved : null;
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return null;
        }
    }
}
