package dev.mayday.ingest.keys;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.front.ClientAddress;
import dev.mayday.front.ServiceTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The keys of all projects, refreshed again and again and kept while issues-service is away. A key
/// that is not on it is asked for once, whoever else wants it meanwhile shares the question, and
/// the answer is remembered until the ring has it or the time of a `no` is over.
public final class KeyRing {

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final long AWAY_MILLIS = 1000;
    private static final int MOST_ANSWERS = 10_000;

    /// In a second: who tries random keys must not become a load on the database, nor keep others
    /// from their answers.
    private static final int QUESTIONS = 50;

    private static final int QUESTIONS_OF_AN_ADDRESS = 10;

    /// Answers come in milliseconds: while a question has been open for so long, nobody answers.
    /// How many are open says nothing: who guesses opens them himself.
    private static final long SILENT_MILLIS = 250;

    private final KeyRingApi issues;
    private final ServiceTokens services;
    private final InstantSource clock;
    private final KeySettings settings;
    private final Allowance questions;
    private final Unverified unverified;
    private final AsyncCache<String, Knowledge> answers;

    /// Since when each question has been open, by its key.
    private final Map<String, Long> open = new ConcurrentHashMap<>();

    private volatile Map<String, ClientKey> ring = Map.of();
    private volatile long loaded = Long.MIN_VALUE;
    private volatile long awayUntil = Long.MIN_VALUE;

    /// @param refresh how often [#refresh] is going to be called
    /// @param patience how long one question may take
    /// @param unknown how long an unknown key stays unknown
    /// @param unverified requests a minute that are taken on trust, in all
    /// @param unverifiedOfAnAddress the same of one address
    public record KeySettings(
            Duration refresh,
            Duration patience,
            Duration unknown,
            int unverified,
            int unverifiedOfAnAddress) {

        /// How long an answer about a single key holds.
        private Duration of(Knowledge knowledge) {
            return switch (knowledge) {
                case Knowledge.Known _ -> refresh.multipliedBy(2);
                case Knowledge.Unknown _ -> unknown;
                case Knowledge.CannotTell _ -> Duration.ZERO;
            };
        }
    }

    public KeyRing(
            KeyRingApi issues, ServiceTokens services, InstantSource clock, KeySettings settings) {
        this.issues = issues;
        this.services = services;
        this.clock = clock;
        this.settings = settings;
        this.questions =
                new Allowance(clock, Duration.ofSeconds(1), QUESTIONS_OF_AN_ADDRESS, QUESTIONS);
        this.unverified =
                new Unverified(clock, settings.unverifiedOfAnAddress(), settings.unverified());
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(MOST_ANSWERS)
                        .expireAfter(
                                Expiry.<String, Knowledge>creating(
                                        (_, answer) -> settings.of(answer)))
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .executor(Runnable::run)
                        .buildAsync();
    }

    /// Whether it has ever been loaded.
    public boolean isLoaded() {
        return loaded != Long.MIN_VALUE;
    }

    /// What is known without asking; null when it must be asked.
    ///
    /// @param publicKey 32 lowercase hex digits
    /// @param address of who wants to know
    public @Nullable Knowledge known(String publicKey, String address) {
        var key = ring.get(publicKey);
        if (key != null) return new Knowledge.Known(key);
        var asked = answers.getIfPresent(publicKey);
        if (asked != null) return asked.getNow(null);
        long now = clock.millis();
        if (now < awayUntil) return new Knowledge.CannotTell();
        if (questions.take(ClientAddress.site(address))) return null;
        // Nobody answers, and has not said so yet.
        if (isNobodyAnswering(now)) return new Knowledge.CannotTell();
        // Somebody tries keys. A ring of seconds ago is as good an answer as any.
        long fresh = settings.refresh().multipliedBy(2).toMillis();
        boolean isFresh = isLoaded() && now - loaded < fresh;
        return isFresh ? new Knowledge.Unknown() : new Knowledge.CannotTell();
    }

    private boolean isNobodyAnswering(long now) {
        return open.values().stream().anyMatch(since -> now - since >= SILENT_MILLIS);
    }

    /// Whether one more request may be taken whose key cannot be verified.
    public boolean mayTrust(String address) {
        return unverified.mayTake(address, isLoaded());
    }

    /// Asks issues-service about one key. Never fails.
    public CompletionStage<Knowledge> ask(String publicKey) {
        return answers.get(publicKey, (key, _) -> question(key));
    }

    private CompletableFuture<Knowledge> question(String publicKey) {
        open.put(publicKey, clock.millis());
        return Uni.createFrom()
                .deferred(() -> issues.key(services.bearer(), publicKey))
                .ifNoItem()
                .after(settings.patience())
                .fail()
                .<Knowledge>map(Knowledge.Known::new)
                .onFailure()
                .recoverWithItem(this::notFound)
                .onTermination()
                .invoke(() -> open.remove(publicKey))
                .subscribeAsCompletionStage();
    }

    private Knowledge notFound(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404) {
            return new Knowledge.Unknown();
        }
        awayUntil = clock.millis() + AWAY_MILLIS;
        LOG.debugf("A key could not be verified error=%s", failure);
        return new Knowledge.CannotTell();
    }

    /// Loads all keys. Never fails: what was loaded before stays.
    public Uni<Void> refresh() {
        return issues.keys(services.bearer())
                .ifNoItem()
                .after(settings.patience().multipliedBy(5))
                .fail()
                .invoke(this::replace)
                .onFailure()
                .invoke(failure -> LOG.debugf("The key ring was not refreshed error=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void replace(List<ClientKey> keys) {
        var next = new HashMap<String, ClientKey>(2 * keys.size() + 16);
        for (var key : keys) next.put(key.publicKey(), key);
        if (!isLoaded()) LOG.infof("Key ring loaded keys=%d", keys.size());
        ring = next;
        loaded = clock.millis();
        // What was found by itself is on the ring now, or has been revoked.
        answers.synchronous()
                .asMap()
                .values()
                .removeIf(answer -> answer instanceof Knowledge.Known);
    }
}
