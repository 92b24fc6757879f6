package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import java.util.List;

/// What a refusal is in HTTP (protocol 1.4).
///
/// @param causes may be empty
/// @param retryAfterSeconds 0 for no header
/// @param closes whether the connection ends with this answer, because its body will not be read
record ErrorResponse(
        int status, String detail, List<String> causes, int retryAfterSeconds, boolean closes) {

    private static final int A_MOMENT = 5;
    private static final int A_MINUTE = 60;

    static ErrorResponse to(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoCredentials _ -> of(401, "missing authorization information");
            case Refusal.SeveralKeys _ -> of(401, "multiple authorization payloads detected");
            case Refusal.BadCredentials _ -> of(401, "bad x-sentry-auth header");
            case Refusal.UnsupportedVersion _ -> of(400, "unsupported protocol version");
            case Refusal.BadKey _ -> of(400, "invalid public key");
            case Refusal.BadQuery _ -> of(400, "invalid query string");
            case Refusal.BadProject _ -> of(400, "invalid project identifier");
            case Refusal.UnknownKey _, Refusal.OtherProject _ -> rejected("project_id");
            case Refusal.Unverifiable _ -> later(429, "key cannot be verified now", A_MINUTE);
            case Refusal.DisabledKey _ -> rejected("project_state");
            case Refusal.ForeignOrigin _ -> rejected("cors");
            case Refusal.WrongMethod _ -> of(405, "method not allowed");
            case Refusal.BodyTooLarge(long limit) ->
                    last(413, "request body exceeds the limit of " + limit + " bytes");
            case Refusal.ContentTooLarge(long limit) ->
                    of(413, "decoded request body exceeds the limit of " + limit + " bytes");
            case Refusal.ContentTooDense(int times) ->
                    of(
                            413,
                            "request body shrinks to less than a "
                                    + times
                                    + "th when it is compressed; send it uncompressed, or"
                                    + " compressed less");
            case Refusal.ItemTooLarge(var type) ->
                    of(413, "envelope exceeded size limits for type '" + plain(type) + "'");
            case Refusal.UnsupportedEncoding(var encoding) ->
                    of(415, "unsupported content encoding '" + plain(encoding) + "'");
            case Refusal.UnsupportedType _ -> of(415, "unsupported content type");
            case Refusal.Undecodable(var cause) -> of(400, "invalid content encoding", cause);
            case Refusal.BadEnvelope(var detail, var causes) ->
                    new ErrorResponse(400, detail, causes, 0, false);
            case Refusal.BadJson(var cause) -> of(400, "invalid JSON data", cause);
            case Refusal.TooSlow _ -> last(408, "request body came too slowly");
            case Refusal.Overloaded _ -> later(503, "overloaded, try again later", A_MOMENT);
            case Refusal.SpoolFull _ -> later(429, "no room to store events", A_MINUTE);
            case Refusal.Internal _ -> later(503, "internal error, try again later", A_MOMENT);
            case Refusal.Closing _ -> later(503, "shutting down, try again later", A_MOMENT);
        };
    }

    private static ErrorResponse of(int status, String detail, String... causes) {
        return new ErrorResponse(status, detail, List.of(causes), 0, false);
    }

    private static ErrorResponse rejected(String reason) {
        return of(403, "event submission rejected with_reason: " + reason);
    }

    private static ErrorResponse last(int status, String detail) {
        return new ErrorResponse(status, detail, List.of(), 0, true);
    }

    private static ErrorResponse later(int status, String detail, int seconds) {
        return new ErrorResponse(status, detail, List.of(), seconds, false);
    }

    /// Words of strangers that stand in a header: short, and of harmless letters.
    private static String plain(String text) {
        var start = text.length() <= 64 ? text : text.substring(0, 64);
        return start.replaceAll("[^\\w.+/ -]", "?");
    }
}
