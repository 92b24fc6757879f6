package dev.mayday.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.contracts.ingest.KeyRingApi;
import dev.mayday.contracts.ingest.OutcomeFlush;
import dev.mayday.front.ServiceTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is asked, and how long an answer holds, by a clock that the test moves.
class KeyRingTest {

    private static final KeyRing.KeySettings SETTINGS =
            new KeyRing.KeySettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    5_000,
                    2_000);

    private static final String STRANGER = "198.51.100.1";

    private final Neighbor neighbor = new Neighbor();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final KeyRing ring =
            new KeyRing(neighbor, ServiceTokens.of("a-token-for-tests"), () -> now, SETTINGS);

    @Test
    void who_tries_keys_is_no_load_on_the_neighbor() {
        ring.refresh().await().indefinitely();

        assertThat(questions(0, 400, _ -> STRANGER)).isEqualTo(10);
        assertThat(questions(400, 800, i -> "10.0.0." + i)).isEqualTo(90);
        assertThat(ring.known(hex(1000), STRANGER)).isEqualTo(new Knowledge.Unknown());
        now = now.plusSeconds(1);
        assertThat(questions(800, 1200, i -> "10.0.0." + i % 8)).isEqualTo(50);
    }

    @Test
    void strangers_do_not_keep_others_from_the_answer_about_a_key_just_made() {
        ring.refresh().await().indefinitely();
        questions(0, 400, i -> "10.0.0." + i % 8);

        assertThat(ring.known(hex(1000), "203.0.113.7")).isNull();
    }

    @Test
    void all_addresses_of_one_network_share_its_questions() {
        ring.refresh().await().indefinitely();

        assertThat(questions(0, 400, i -> "2001:db8::" + i)).isEqualTo(10);
        assertThat(ring.known(hex(1000), "2001:db8:0:1::1")).isNull();
    }

    @Test
    void on_trust_is_taken_what_a_new_project_sends_and_not_what_a_stranger_can() {
        ring.refresh().await().indefinitely();

        assertThat(taken(9_000, _ -> STRANGER)).isEqualTo(2_000);
        assertThat(taken(9_000, i -> "10.0.0." + i % 3)).isEqualTo(3_000);
        assertThat(ring.mayTrust("203.0.113.7")).isTrue();
        assertThat(ring.mayTrust("203.0.113.7")).isFalse();
        assertThat(taken(9_000, i -> "10.1.0." + i)).isEqualTo(4_999);
        now = now.plusSeconds(60);
        assertThat(ring.mayTrust(STRANGER)).isTrue();
    }

    @Test
    void while_no_key_is_known_at_all_ten_times_as_much_is_taken_on_trust() {
        assertThat(taken(90_000, _ -> STRANGER)).isEqualTo(20_000);

        ring.refresh().await().indefinitely();

        assertThat(ring.mayTrust(STRANGER)).isTrue();
    }

    private long questions(int from, int to, IntFunction<String> address) {
        return IntStream.range(from, to)
                .filter(i -> ring.known(hex(i), address.apply(i)) == null)
                .count();
    }

    private long taken(int times, IntFunction<String> address) {
        return IntStream.range(0, times).filter(i -> ring.mayTrust(address.apply(i))).count();
    }

    @Test
    void an_unknown_key_stays_unknown_for_a_while_and_is_then_asked_for_again() {
        ring.ask(hex(1)).toCompletableFuture().join();

        assertThat(ring.known(hex(1), STRANGER)).isEqualTo(new Knowledge.Unknown());
        now = now.plusSeconds(9);
        assertThat(ring.known(hex(1), STRANGER)).isEqualTo(new Knowledge.Unknown());
        now = now.plusSeconds(2);
        assertThat(ring.known(hex(1), STRANGER)).isNull();
    }

    @Test
    void while_one_asks_the_others_wait_for_the_same_answer() {
        neighbor.isSilent = true;

        var first = ring.ask(hex(1));
        var second = ring.ask(hex(1));

        assertThat(ring.known(hex(1), STRANGER)).isNull();
        assertThat(neighbor.asked).isEqualTo(1);
        assertThat(second).isSameAs(first);
    }

    @Test
    void a_question_that_fails_at_once_is_not_open_for_ever() {
        ring.refresh().await().indefinitely();
        neighbor.isBroken = true;
        ring.ask(hex(1)).toCompletableFuture().join();
        neighbor.isBroken = false;
        now = now.plusSeconds(2);

        for (int i = 2; ring.known(hex(i), STRANGER) == null; i++) ring.ask(hex(i));

        assertThat(ring.known(hex(1000), STRANGER)).isEqualTo(new Knowledge.Unknown());
    }

    @Test
    void who_asks_much_is_told_that_a_key_is_unknown_but_not_while_nobody_answers() {
        ring.refresh().await().indefinitely();
        neighbor.isSilent = true;

        for (int i = 0; ring.known(hex(i), STRANGER) == null; i++) ring.ask(hex(i));

        assertThat(neighbor.asked).isEqualTo(10);
        assertThat(ring.known(hex(1000), STRANGER)).isEqualTo(new Knowledge.Unknown());
        now = now.plusMillis(300);
        assertThat(ring.known(hex(1000), STRANGER)).isEqualTo(new Knowledge.CannotTell());
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "%032x", number);
    }

    /// issues-service without a key.
    private static final class Neighbor implements KeyRingApi {

        private boolean isSilent;
        private boolean isBroken;
        private int asked;

        @Override
        public Uni<List<ClientKey>> keys(String bearer) {
            return Uni.createFrom().item(List.of());
        }

        @Override
        public Uni<ClientKey> key(String bearer, String publicKey) {
            asked++;
            if (isBroken) throw new IllegalStateException("no client");
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
