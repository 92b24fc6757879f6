package dev.mayday.issues.ingestion.directory;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers of the database for a short time, also that something does not exist. Never large: when
/// it is full it begins anew.
public final class Remembered<K, V> {

    private static final int MOST = 20_000;

    /// @param value null when it does not exist
    private record Answer<V>(@Nullable V value, Instant until) {}

    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final Duration lifetime;
    private final InstantSource clock;

    Remembered(Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /// @param load asks for all that are not known, in one go
    /// @return those that exist
    Uni<Map<K, V>> get(Collection<K> keys, Function<Collection<K>, Uni<Map<K, V>>> load) {
        var now = clock.instant();
        var found = new HashMap<K, V>();
        var unknown = new ArrayList<K>();
        for (var key : keys) {
            var answer = answers.get(key);
            if (answer == null || answer.until().isBefore(now)) unknown.add(key);
            else if (answer.value() != null) found.put(key, answer.value());
        }
        if (unknown.isEmpty()) return Uni.createFrom().item(found);
        return load.apply(unknown)
                .map(
                        loaded -> {
                            remember(unknown, loaded, now.plus(lifetime));
                            found.putAll(loaded);
                            return found;
                        });
    }

    private void remember(Collection<K> asked, Map<K, V> loaded, Instant until) {
        if (answers.size() > MOST) answers.clear();
        for (var key : asked) answers.put(key, new Answer<>(loaded.get(key), until));
    }
}
