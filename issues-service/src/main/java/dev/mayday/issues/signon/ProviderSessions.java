package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.Secrets;
import dev.mayday.issues.signon.Charters.Party;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions of people for whom a provider vouched, and what is kept with each: the refresh token
/// with which the provider is asked again, and the ID token with which its own session is ended.
@Singleton
record ProviderSessions(ObjectMapper json, Surroundings surroundings) {

    /// For whom the provider cannot be asked again: so long a person who was disabled may stay.
    private static final Duration UNASKED = Duration.ofHours(12);

    private static final int LONGEST = 300;

    private static final String OPEN =
            """
            INSERT INTO session (hash, account_id, organization_id, via, issuer, subject, sid, tokens, checked_at,
                                 address, agent, created_at, last_used, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $9, $9, $12)\
            """;

    /// @param refresh null when the provider gave none
    record Kept(String id, @Nullable String refresh) {

        /// Whether the refresh token should still be good. Some are tokens that say how long
        /// (Keycloak's, which end with the session there): that one is too old says nothing of the
        /// person.
        boolean refreshable(Instant now) {
            return refresh != null && Expiry.of(refresh).isAfter(now);
        }
    }

    /// The token of a new session: never one that the browser brought.
    Uni<String> open(SqlClient tx, Party party, long account, long organization, Arrival arrival) {
        var token = Secrets.random(surroundings.random());
        var now = surroundings.now();
        boolean asked = arrival.refreshToken() != null && canKeep(party.provider());
        var values =
                Tuple.tuple()
                        .addString(Secrets.hash(token))
                        .addLong(account)
                        .addLong(organization)
                        .addString(party.provider().name())
                        .addString(arrival.issuer())
                        .addString(arrival.subject())
                        .addString(arrival.sid())
                        .addString(
                                sealed(
                                        party.provider(),
                                        new Kept(arrival.idToken(), arrival.refreshToken())))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(shortened(arrival.address()))
                        .addString(shortened(arrival.agent()))
                        .addOffsetDateTime(
                                asked ? null : now.plus(UNASKED).atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(OPEN).execute(values).replaceWith(token);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// Without a secret there is nothing to seal with.
    private static boolean canKeep(Provider provider) {
        return provider.clientSecret().isPresent();
    }

    /// Null when nothing is kept.
    @Nullable String sealed(Provider provider, Kept kept) {
        var text = json.createObjectNode().put("id", kept.id()).put("refresh", kept.refresh());
        return provider.clientSecret()
                .map(secret -> Sealed.seal(text.toString(), secret, surroundings.random()))
                .orElse(null);
    }

    /// Empty when it was sealed with another secret.
    Optional<Kept> kept(Provider provider, @Nullable String sealed) {
        if (sealed == null) return Optional.empty();
        return provider.clientSecret()
                .flatMap(secret -> Sealed.open(sealed, secret))
                .map(this::read);
    }

    private Kept read(String text) {
        try {
            JsonNode node = json.readTree(text);
            return new Kept(
                    node.path("id").asText(""),
                    node.path("refresh").isTextual() ? node.path("refresh").asText() : null);
        } catch (IOException impossible) {
            throw new IllegalStateException("what we sealed is JSON", impossible);
        }
    }
}
