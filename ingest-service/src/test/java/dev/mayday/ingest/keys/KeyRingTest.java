package dev.mayday.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.contracts.ingest.OutcomeFlush;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is asked, and how long an answer holds, by a clock that the test moves.
class KeyRingTest {

    private static final KeyRing.KeyTimes TIMES =
            new KeyRing.KeyTimes(
                    Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final Neighbor neighbor = new Neighbor();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final KeyRing ring = new KeyRing(neighbor, "token", () -> now, TIMES);

    @Test
    void who_tries_keys_is_no_load_on_the_neighbor() {
        ring.refresh().await().indefinitely();

        long questions = IntStream.range(0, 400).filter(i -> ring.known(hex(i)) == null).count();

        assertThat(questions).isEqualTo(50);
        assertThat(ring.known(hex(1000))).isEqualTo(new Knowledge.Unknown());
    }

    @Test
    void an_unknown_key_stays_unknown_for_a_while_and_is_then_asked_for_again() {
        ring.ask(hex(1)).toCompletableFuture().join();

        assertThat(ring.known(hex(1))).isEqualTo(new Knowledge.Unknown());
        now = now.plusSeconds(9);
        assertThat(ring.known(hex(1))).isEqualTo(new Knowledge.Unknown());
        now = now.plusSeconds(2);
        assertThat(ring.known(hex(1))).isNull();
    }

    @Test
    void while_one_asks_the_others_wait_for_the_same_answer() {
        neighbor.isSilent = true;

        var first = ring.ask(hex(1));
        var second = ring.ask(hex(1));

        assertThat(ring.known(hex(1))).isNull();
        assertThat(neighbor.asked).isEqualTo(1);
        assertThat(second).isSameAs(first);
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "%032x", number);
    }

    /// issues-service without a key.
    private static final class Neighbor implements KeyRingApi {

        private boolean isSilent;
        private int asked;

        @Override
        public Uni<List<ClientKey>> keys(String bearer) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<ClientKey> key(String bearer, String publicKey) {
            asked++;
            return isSilent
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().failure(new NotFoundException());
        }

        @Override
        public Uni<Void> record(String bearer, OutcomeFlush flush) {
            return Uni.createFrom().voidItem();
        }
    }
}
