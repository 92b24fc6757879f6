package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.e2e.Disasters.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that may befall one installation, in random order, under a steady stream: what was
/// answered 200 is there once, and the books agree. Each kind comes at least once; more of them
/// with `-Dmayday.drill.seconds=600`, and another order with `-Dmayday.drill.seed=N`.
class DrillTest {

    private static final int PER_SECOND = 150;
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TempDir Path directory;

    @Test
    void whatever_befalls_it_nothing_accepted_is_lost_or_doubled_and_the_books_agree()
            throws Exception {
        long seed = Long.getLong("mayday.drill.seed", 20_261_126);
        try (var mayday = Standalone.start("drill", directory.resolve("data"), Map.of())) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            var steady = stream.sendSteadily(PER_SECOND);

            var befallen = suffer(mayday, stream, new Random(seed));

            steady.stop();
            var books = new Books(mayday.data());
            books.awaitAll(stream);
            System.out.printf(
                    "drill: seed %d, %d accepted of %d sent, %s%n",
                    seed, stream.accepted().size(), stream.sent().size(), befallen);
            books.assertTheyAgreeOn(stream);
            assertThat(mayday.api().issues()).hasSize(1);
        }
    }

    private List<Kind> suffer(Standalone mayday, Stream stream, Random random) throws Exception {
        var disasters = new Disasters(mayday, directory.resolve("backups"));
        var befallen = new ArrayList<Kind>();
        var deck = new ArrayList<Kind>();
        long until =
                System.nanoTime()
                        + Duration.ofSeconds(Long.getLong("mayday.drill.seconds", 60)).toNanos();
        deck.add(Kind.BACK_UP);
        deck.addAll(shuffled(random));
        while (!deck.isEmpty()) {
            var kind = deck.removeFirst();
            stream.awaitMoreAccepted(QUIET.toSeconds() * PER_SECOND);
            if (kind.takesThePastAway()) {
                stream.pausedFor(
                        () -> {
                            new Books(mayday.data()).awaitAll(stream);
                            disasters.befall(kind);
                        });
            } else {
                disasters.befall(kind);
            }
            befallen.add(kind);
            if (deck.isEmpty() && System.nanoTime() < until) deck.addAll(shuffled(random));
        }
        return befallen;
    }

    private static List<Kind> shuffled(Random random) {
        var kinds = new ArrayList<>(List.of(Kind.values()));
        Collections.shuffle(kinds, random);
        return kinds;
    }
}
