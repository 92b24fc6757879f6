package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Points in time in a tree: read by the reader of all services, written in one form.
public final class Timestamps {

    private static final long LAST_SECOND = 253_402_300_799L;

    private Timestamps() {}

    /// Null when it is no time at all. May lie before 1970.
    public static @Nullable Instant parse(JsonNode node) {
        if (node.isNumber()) return dev.mayday.wire.Timestamps.read(node.doubleValue());
        return node.isTextual() ? dev.mayday.wire.Timestamps.read(node.textValue()) : null;
    }

    /// Whether a number was too large for seconds, and was read as milliseconds.
    public static boolean isMillis(JsonNode node) {
        return node.isNumber() && dev.mayday.wire.Timestamps.isMillis(node.doubleValue());
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
