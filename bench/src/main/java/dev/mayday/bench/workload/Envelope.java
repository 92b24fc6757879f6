package dev.mayday.bench.workload;

/// One request's worth, ready to be sent.
///
/// @param eventId empty when it holds no event
/// @param keyInQuery credentials in the query, as browsers send them; otherwise in X-Sentry-Auth
/// @param body encoded
/// @param rawBytes the body's size before encoding
/// @param lastOnConnection the client closes it afterwards, so that the next request opens one
public record Envelope(
        Kind kind,
        String eventId,
        Language language,
        boolean keyInQuery,
        Encoding encoding,
        byte[] body,
        int rawBytes,
        boolean lastOnConnection) {

    /// What is in it.
    public enum Kind {
        EVENT,
        SESSION,
        TRANSACTION,
        CLIENT_REPORT,
        /// Must be answered with 400.
        MALFORMED
    }

    public int expectedStatus() {
        return kind == Kind.MALFORMED ? 400 : 200;
    }
}
