package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.e2e.Disasters.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that may befall one installation, in random order, under a steady stream: what was
/// answered 200 is there once, and the books agree. Each kind comes at least once; more of them
/// with `-Dmayday.drill.seconds=600`, and another order with `-Dmayday.drill.seed=N`.
class DrillTest {

    private static final int PER_SECOND = 150;
    private static final int USERS = 211;
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TempDir Path directory;

    @Test
    void whatever_befalls_it_nothing_accepted_is_lost_or_doubled_and_the_books_agree()
            throws Exception {
        long seed = Long.getLong("mayday.drill.seed", 20_261_126);
        try (var mayday = Standalone.start("drill", directory.resolve("data"), Map.of())) {
            var stream =
                    new Stream(mayday.sender(), n -> EventSender.keyError("classify", n % USERS));
            var stop = new AtomicBoolean();
            var sending = CompletableFuture.runAsync(() -> send(stream, stop));

            var befallen = suffer(mayday, stream, new Random(seed));

            stop.set(true);
            sending.get();
            awaitAllStored(mayday, stream);
            System.out.printf(
                    "drill: seed %d, %d accepted of %d sent, %s%n",
                    seed, stream.accepted().size(), stream.sent().size(), befallen);
            assertTheBooksAgree(mayday, stream);
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
            awaitMoreAccepted(stream, QUIET.toSeconds() * PER_SECOND);
            if (kind.takesThePastAway()) {
                stream.pausedFor(
                        () -> {
                            awaitAllStored(mayday, stream);
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

    private static void send(Stream stream, AtomicBoolean stop) {
        try {
            stream.sendSteadily(PER_SECOND, stop::get);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void awaitMoreAccepted(Stream stream, long count) {
        long goal = stream.accepted().size() + count;
        Awaitility.await("more accepted")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stream.accepted().size() >= goal);
    }

    private static void awaitAllStored(Standalone mayday, Stream stream) {
        var books = new Books(mayday.data());
        Awaitility.await("all accepted are stored")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> new HashSet<>(books.eventIds()).containsAll(stream.accepted()));
    }

    /// I1 to I3 of the fault page: by id, not by count; then the counts.
    private static void assertTheBooksAgree(Standalone mayday, Stream stream) throws Exception {
        var books = new Books(mayday.data());
        var stored = books.eventIds();
        assertThat(stored).doesNotHaveDuplicates();
        assertThat(stream.sent()).containsAll(stored);
        assertThat(books.counted()).isEqualTo(stored.size());
        assertThat(books.inBuckets()).isEqualTo(stored.size());
        assertThat(books.accepted()).isEqualTo(stored.size());
        assertThat(mayday.api().issues()).hasSize(1);
    }
}
