package dev.mayday.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Reads points in time as SDKs write them: RFC 3339, without a zone (then UTC), or seconds.
final class Timestamps {

    private static final int SECONDS_END = "2026-01-02T03:04:05".length();

    private Timestamps() {}

    /// Null when the value is no point in time.
    static @Nullable Instant read(@Nullable Object value) {
        try {
            return switch (value) {
                case String text -> read(text.strip());
                case Long seconds -> Instant.ofEpochSecond(seconds);
                case Double seconds -> Instant.ofEpochMilli((long) (seconds * 1000));
                case null, default -> null;
            };
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant read(String text) {
        var usual = readUsual(text);
        return usual == null ? readAny(text) : usual;
    }

    /// `2026-01-02T03:04:05.678Z`: what nearly all write, at a hundredth of the price.
    private static @Nullable Instant readUsual(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END || last > SECONDS_END + 10 || text.charAt(last) != 'Z') return null;
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = last == SECONDS_END ? 0 : nanos(text, last);
        boolean isUsual =
                (year | month | day | hour | minute | second | nanos) >= 0
                        && hour < 24
                        && minute < 60
                        && second < 60
                        && text.charAt(4) == '-'
                        && text.charAt(7) == '-'
                        && text.charAt(10) == 'T'
                        && text.charAt(13) == ':'
                        && text.charAt(16) == ':';
        if (!isUsual) return null;
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3600L + minute * 60L + second, nanos);
    }

    private static int nanos(String text, int end) {
        if (text.charAt(SECONDS_END) != '.' || end == SECONDS_END + 1) return -1;
        int nanos = number(text, SECONDS_END + 1, end);
        if (nanos < 0) return nanos;
        for (int digits = end - SECONDS_END - 1; digits < 9; digits++) nanos *= 10;
        return nanos;
    }

    /// Negative when there is anything but digits.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return Integer.MIN_VALUE;
            number = number * 10 + digit;
        }
        return number;
    }

    private static Instant readAny(String text) {
        var parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text, OffsetDateTime::from, LocalDateTime::from);
        return switch (parsed) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("neither zoned nor local");
        };
    }
}
