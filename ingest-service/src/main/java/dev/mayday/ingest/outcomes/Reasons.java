package dev.mayday.ingest.outcomes;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ItemType;

/// As what a refusal is counted (protocol 4).
///
/// @param outcome `invalid` or `rate_limited`
/// @param category wire name, `unknown` when the items were not read
public record Reasons(String outcome, String reason, String category) {

    public static Reasons of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoCredentials _, Refusal.SeveralKeys _, Refusal.BadCredentials _ ->
                    invalid("auth_client");
            case Refusal.UnsupportedVersion _ -> invalid("auth_version");
            case Refusal.BadQuery _ -> invalid("payload");
            case Refusal.BadKey _,
                    Refusal.BadProject _,
                    Refusal.UnknownKey _,
                    Refusal.OtherProject _ ->
                    invalid("project_id");
            case Refusal.Unverifiable _ -> new Reasons("rate_limited", "unverifiable", "unknown");
            case Refusal.DisabledKey _ -> invalid("project_state");
            case Refusal.ForeignOrigin _ -> invalid("cors");
            case Refusal.WrongMethod _ -> invalid("disallowed_method");
            case Refusal.BodyTooLarge _, Refusal.ContentTooLarge _, Refusal.ContentTooDense _ ->
                    invalid("too_large");
            case Refusal.ItemTooLarge(var type) ->
                    new Reasons("invalid", "too_large", category(type));
            case Refusal.UnsupportedEncoding _, Refusal.UnsupportedType _ ->
                    invalid("content_type");
            case Refusal.Undecodable _ -> invalid("payload");
            case Refusal.BadEnvelope(var detail, _) ->
                    invalid(detail.startsWith("empty") ? "no_data" : "invalid_envelope");
            case Refusal.BadJson _ -> new Reasons("invalid", "invalid_json", "error");
            case Refusal.TooSlow _ -> invalid("payload");
            case Refusal.Overloaded _ -> new Reasons("rate_limited", "overloaded", "unknown");
            case Refusal.SpoolFull _ -> new Reasons("rate_limited", "spool_full", "unknown");
            case Refusal.Internal _ -> invalid("internal");
            case Refusal.Closing _ -> new Reasons("rate_limited", "closing", "unknown");
        };
    }

    private static Reasons invalid(String reason) {
        return new Reasons("invalid", reason, "unknown");
    }

    private static String category(String itemType) {
        return ItemType.of(itemType).category().wire();
    }
}
