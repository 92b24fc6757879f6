package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// What is known of each provider: asked for when it is needed, kept for a while, and asked for
/// again when a token is signed with a key that is new, but not for each of somebody's inventions.
@Singleton
class Keys {

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Wire wire;
    private final Surroundings surroundings;
    private final Map<String, Metadata> known = new ConcurrentHashMap<>();

    Keys(Wire wire, Surroundings surroundings) {
        this.wire = wire;
        this.surroundings = surroundings;
    }

    /// Fails with [ProviderAway] when nothing is known and nobody answers.
    Uni<Metadata> of(Provider provider) {
        return newerThan(provider, FRESH);
    }

    /// The same, as it is now, unless that was asked just before.
    Uni<Metadata> again(Provider provider) {
        return newerThan(provider, BETWEEN);
    }

    private Uni<Metadata> newerThan(Provider provider, Duration age) {
        var old = known.get(provider.name());
        if (old == null) return read(provider);
        var now = surroundings.now();
        if (old.read().plus(age).isAfter(now)) return Uni.createFrom().item(old);
        known.put(provider.name(), old.with(old.keys(), now));
        return read(provider).onFailure(ProviderAway.class).recoverWithItem(old);
    }

    private Uni<Metadata> read(Provider provider) {
        var discovery =
                provider.issuer().replaceFirst("/+$", "") + "/.well-known/openid-configuration";
        return wire.get(discovery)
                .map(document -> Metadata.of(document, provider.issuer(), surroundings.now()))
                .chain(
                        metadata ->
                                wire.get(metadata.keyAddress())
                                        .map(keys -> metadata.with(keys(keys), metadata.read())))
                .invoke(metadata -> known.put(provider.name(), metadata));
    }

    private static List<org.jose4j.jwk.JsonWebKey> keys(JsonNode document) {
        try {
            return new JsonWebKeySet(document.toString()).getJsonWebKeys();
        } catch (JoseException noKeys) {
            throw new ProviderAway("its keys cannot be read");
        }
    }
}
