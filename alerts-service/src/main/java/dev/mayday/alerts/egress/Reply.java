package dev.mayday.alerts.egress;

import org.jspecify.annotations.Nullable;

/// What came back from a receiver.
///
/// @param status HTTP status, 0 when there was no answer
/// @param retryAfter the header as sent
/// @param text the beginning of the body, or why there was no answer
/// @param barred the egress guard refused the address, or there was nothing to send: trying again
///     is of no use
public record Reply(int status, @Nullable String retryAfter, String text, boolean barred) {

    /// At most the first KiB of the text, without the secrets of the address.
    public String excerpt(String url) {
        return Excerpt.of(text, url);
    }

    /// Nothing left the house: the message could not be made.
    public static Reply unsendable(Throwable failure) {
        return new Reply(0, null, "cannot be sent: " + failure, true);
    }

    static Reply answered(int status, @Nullable String retryAfter, String text) {
        return new Reply(status, retryAfter, text, false);
    }

    static Reply none(String why) {
        return new Reply(0, null, why, false);
    }

    static Reply barred(String why) {
        return new Reply(0, null, why, true);
    }
}
