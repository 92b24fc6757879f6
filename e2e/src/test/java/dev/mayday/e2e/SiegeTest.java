package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.siege.Attack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows 51 to 53 of the fault page together: 300 slow bodies without a key, 30 guessers of
/// passwords, and worst events of 1 MB. How long answers take meanwhile is a figure of
/// `./mayday bench siege`; here stands what must be true at any speed.
class SiegeTest {

    @TempDir Path directory;

    @Test
    void under_siege_good_clients_are_answered_200_their_events_stored_and_the_admin_gets_in()
            throws Exception {
        try (var mayday = Standalone.start("siege", directory.resolve("data"), Map.of())) {
            var good = new Stream(mayday.sender(), n -> EventSender.keyError("classify", n % 50));
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            try (var attack = new Attack(Dsn.parse(mayday.dsn()))) {
                good.acceptMore(2_000, statuses);
                var elsewhere = new SignedIn(mayday.origin(), "127.0.0.2");
                assertThat(elsewhere.get("/issues")).contains("KeyError");
                assertThat(attack.answers()).isNotEmpty();
            }

            assertThat(statuses).containsExactly(200);
            new Books(mayday.data()).awaitAll(good);
        }
    }
}
