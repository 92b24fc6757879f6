package dev.mayday.alerts.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The header `Retry-After`, in seconds or as a date, never longer than an hour.
final class RetryAfter {

    private static final Duration MOST = Duration.ofHours(1);
    private static final int DIGITS_WITHIN_AN_HOUR = 9;

    private RetryAfter() {}

    /// Zero when there is none or it makes no sense.
    static Duration parse(@Nullable String header, Instant now) {
        var text = header == null ? "" : header.strip();
        if (text.matches("[0-9]+")) {
            return capped(seconds(text));
        }
        try {
            var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return capped(Duration.between(now, date));
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }

    private static Duration seconds(String digits) {
        return digits.length() > DIGITS_WITHIN_AN_HOUR
                ? MOST
                : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
