package dev.mayday.issues.read;

import dev.mayday.issues.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the page before ended: the position in the order and what breaks a tie. Opaque to clients.
///
/// @param position microseconds since 1970, or a count
/// @param tie a number or an event id
public record Cursor(long position, String tie) {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})~([0-9a-f-]{1,36})");
    private static final int LONGEST = 200;

    static Cursor at(Instant time, Object tie) {
        return new Cursor(ChronoUnit.MICROS.between(Instant.EPOCH, time), tie.toString());
    }

    /// @param text null or empty for the first page
    /// @throws Refused 400 when it is not one of ours
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        var form = FORM.matcher(text.length() > LONGEST ? "" : decoded(text));
        if (!form.matches()) throw invalid();
        return new Cursor(Long.parseLong(form.group(1)), form.group(2));
    }

    public String format() {
        var text = position + "~" + tie;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    OffsetDateTime time() {
        return Instant.EPOCH.plus(position, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    long number() {
        try {
            return Long.parseLong(tie);
        } catch (NumberFormatException notANumber) {
            throw invalid();
        }
    }

    UUID eventId() {
        try {
            return UUID.fromString(tie);
        } catch (IllegalArgumentException noId) {
            throw invalid();
        }
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Refused invalid() {
        return Refused.invalid("cursor: not one that was answered here");
    }
}
