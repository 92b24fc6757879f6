package dev.mayday.ingest.outcomes;

import dev.mayday.contracts.ingest.OutcomeFlush.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// When something was last taken with each key, to the minute. From any thread, and cheap: of all
/// requests with a key in a minute only the first writes anything.
final class KeyUses {

    private static final long MINUTE = 60_000;

    private final Map<String, Long> minutes = new ConcurrentHashMap<>();

    void used(String publicKey, long millis) {
        Long minute = millis / MINUTE;
        if (!minute.equals(minutes.get(publicKey))) minutes.merge(publicKey, minute, Math::max);
    }

    /// What was used since the last time this was asked.
    List<Use> drain() {
        var uses = new ArrayList<Use>();
        minutes.forEach(
                (key, minute) -> {
                    if (minutes.remove(key, minute)) {
                        uses.add(new Use(key, Instant.ofEpochMilli(minute * MINUTE)));
                    }
                });
        return uses;
    }
}
