package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times within an event: read from numbers and texts, printed to the millisecond.
final class TimeOfDay {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final double LATEST = 253_402_300_799.0;

    private TimeOfDay() {}

    static String of(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /// "UTC", "Europe/Berlin"
    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// "−340 ms", "−1.2 s", "+3 min"; with a minus that is as wide as the plus.
    static String offset(Duration offset) {
        var sign = offset.isNegative() ? "−" : "+";
        var abs = offset.abs();
        return sign + (abs.toMillis() < 1000 ? abs.toMillis() + " ms" : span(abs));
    }

    /// "5.0 s", "3 min", "2 h"
    static String span(Duration span) {
        if (span.toSeconds() < 60) {
            return String.format(Locale.ENGLISH, "%.1f s", span.toMillis() / 1000.0);
        }
        return span.toMinutes() < 120 ? span.toMinutes() + " min" : span.toHours() + " h";
    }

    static @Nullable Instant parse(JsonNode time) {
        if (time.isNumber() && time.asDouble() >= 0 && time.asDouble() < LATEST) {
            return Instant.ofEpochMilli(Math.round(time.asDouble() * 1000));
        }
        try {
            return time.isTextual() ? OffsetDateTime.parse(zoned(time.asText())).toInstant() : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static String zoned(String text) {
        var iso = text.replace(' ', 'T');
        return iso.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)$") ? iso : iso + "Z";
    }
}
