package dev.mayday.ingest.http;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.ingest.Refusal;
import dev.mayday.ingest.keys.Knowledge;
import dev.mayday.ingest.keys.Origins;
import dev.mayday.wire.Dsn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who sends, as far as it is known, and whether that one may.
///
/// @param projectId 0 when neither path nor key tells
/// @param publicKey in canonical form; empty when unknown
/// @param verified whether issues-service has said so
record Principal(long projectId, String publicKey, boolean verified) {

    static final Principal NOBODY = new Principal(0, "", false);

    /// Who it is, and what is to be said against that one.
    ///
    /// @param refusal null when nothing is
    record Verdict(Principal principal, @Nullable Refusal refusal) {}

    static Verdict badKey() {
        return new Verdict(NOBODY, new Refusal.BadKey());
    }

    static Verdict judge(
            Route route, String publicKey, Knowledge knowledge, String origin, String referer) {
        return switch (knowledge) {
            case Knowledge.Unknown _ -> new Verdict(NOBODY, new Refusal.UnknownKey());
            case Knowledge.CannotTell _ ->
                    new Verdict(new Principal(route.projectId(), publicKey, false), null);
            case Knowledge.Known(var key) when isOther(key, route) ->
                    new Verdict(NOBODY, new Refusal.OtherProject());
            case Knowledge.Known(var key) ->
                    new Verdict(
                            new Principal(key.projectId(), publicKey, true),
                            objection(key, origin, referer));
        };
    }

    private static boolean isOther(ClientKey key, Route route) {
        return !route.project().isEmpty() && key.projectId() != route.projectId();
    }

    private static @Nullable Refusal objection(ClientKey key, String origin, String referer) {
        if (!key.active()) return new Refusal.DisabledKey();
        return Origins.allow(key.allowedOrigins(), origin, referer)
                ? null
                : new Refusal.ForeignOrigin();
    }

    /// The envelope must not say otherwise than the request (protocol 1.3).
    @Nullable Refusal contradiction(@Nullable Dsn dsn) {
        if (dsn == null) return null;
        if (!dsn.publicKey().toLowerCase(Locale.ROOT).equals(publicKey)) {
            return mismatch("public key header mismatch");
        }
        return projectId == 0 || dsn.projectId().equals(String.valueOf(projectId))
                ? null
                : mismatch("project id header mismatch");
    }

    private static Refusal mismatch(String cause) {
        return new Refusal.BadEnvelope("invalid event envelope", List.of(cause));
    }
}
