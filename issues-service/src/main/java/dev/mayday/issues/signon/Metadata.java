package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself, and the keys with which it signs.
///
/// @param endSession null when it has no such address
/// @param read when
record Metadata(
        String tokens,
        String keyAddress,
        @Nullable String endSession,
        List<JsonWebKey> keys,
        Instant read) {

    Metadata {
        keys = List.copyOf(keys);
    }

    /// @throws ProviderAway when it is not the provider that is meant, or lacks an address
    static Metadata of(JsonNode document, String issuer, Instant now) {
        var named = document.path("issuer").asText("");
        if (!named.equals(issuer)) {
            throw new ProviderAway("it calls itself " + named + ", not " + issuer);
        }
        return new Metadata(
                address(document, "token_endpoint"),
                address(document, "jwks_uri"),
                document.path("end_session_endpoint").asText(null),
                List.of(),
                now);
    }

    private static String address(JsonNode document, String name) {
        var address = document.path(name).asText("");
        if (address.isEmpty()) throw new ProviderAway("its metadata lack " + name);
        return address;
    }

    Metadata with(List<JsonWebKey> keys, Instant now) {
        return new Metadata(tokens, keyAddress, endSession, keys, now);
    }
}
