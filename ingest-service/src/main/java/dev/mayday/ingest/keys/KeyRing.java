package dev.mayday.ingest.keys;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys of all projects, refreshed again and again and kept while issues-service is away. A key
/// that is not on it is asked for once, whoever else wants it meanwhile shares the question.
public final class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final long AWAY_MILLIS = 1000;

    private final KeyRingApi issues;
    private final String bearer;
    private final InstantSource clock;
    private final Duration patience;
    private final Duration fresh;
    private final RecentlyUnknown unknown;
    private final Questions questions;
    private final Map<String, CompletableFuture<Knowledge>> asked = new ConcurrentHashMap<>();
    private volatile Map<String, ClientKey> ring = new ConcurrentHashMap<>();
    private volatile long loaded = Long.MIN_VALUE;
    private volatile long awayUntil = Long.MIN_VALUE;

    /// @param refresh how often [#refresh] is going to be called
    /// @param patience how long one question may take
    /// @param remember how long an unknown key stays unknown
    public KeyRing(
            KeyRingApi issues,
            String token,
            InstantSource clock,
            Duration refresh,
            Duration patience,
            Duration remember) {
        this.issues = issues;
        this.bearer = ServiceAuth.bearer(token);
        this.clock = clock;
        this.patience = patience;
        this.fresh = refresh.multipliedBy(2);
        this.unknown = new RecentlyUnknown(clock, remember);
        this.questions = new Questions(clock);
    }

    /// Whether it has ever been loaded.
    public boolean isLoaded() {
        return loaded != Long.MIN_VALUE;
    }

    /// What is known without asking; null when it must be asked.
    ///
    /// @param publicKey 32 lowercase hex digits
    public @Nullable Knowledge known(String publicKey) {
        var key = ring.get(publicKey);
        if (key != null) return new Knowledge.Known(key);
        if (unknown.contains(publicKey)) return new Knowledge.Unknown();
        long now = clock.millis();
        if (now < awayUntil) return new Knowledge.CannotTell();
        if (asked.containsKey(publicKey) || questions.mayAsk()) return null;
        // Somebody tries keys. A ring of seconds ago is as good an answer as any.
        boolean isFresh = isLoaded() && now - loaded < fresh.toMillis();
        return isFresh ? new Knowledge.Unknown() : new Knowledge.CannotTell();
    }

    /// Asks issues-service about one key. Never fails.
    public CompletionStage<Knowledge> ask(String publicKey) {
        var question = new CompletableFuture<Knowledge>();
        var same = asked.putIfAbsent(publicKey, question);
        if (same != null) return same;
        within(issues.key(bearer, publicKey))
                .subscribe()
                .with(
                        key -> answer(publicKey, question, found(key)),
                        failure -> answer(publicKey, question, notFound(publicKey, failure)));
        return question;
    }

    private void answer(
            String publicKey, CompletableFuture<Knowledge> question, Knowledge knowledge) {
        asked.remove(publicKey);
        question.complete(knowledge);
    }

    private Knowledge found(ClientKey key) {
        ring.put(key.publicKey(), key);
        return new Knowledge.Known(key);
    }

    private Knowledge notFound(String publicKey, Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404) {
            unknown.add(publicKey);
            return new Knowledge.Unknown();
        }
        awayUntil = clock.millis() + AWAY_MILLIS;
        LOG.debugf("A key could not be verified error=%s", failure);
        return new Knowledge.CannotTell();
    }

    /// Loads all keys. Never fails: what was loaded before stays.
    public Uni<Void> refresh() {
        return issues.keys(bearer)
                .ifNoItem()
                .after(patience.multipliedBy(5))
                .fail()
                .invoke(this::replace)
                .onFailure()
                .invoke(failure -> LOG.debugf("The key ring was not refreshed error=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void replace(List<ClientKey> keys) {
        var next = new ConcurrentHashMap<String, ClientKey>(2 * keys.size() + 16);
        for (var key : keys) next.put(key.publicKey(), key);
        if (!isLoaded()) LOG.infof("Key ring loaded keys=%d", keys.size());
        ring = next;
        loaded = clock.millis();
    }

    private <T> Uni<T> within(Uni<T> answer) {
        return answer.ifNoItem().after(patience).fail();
    }
}
