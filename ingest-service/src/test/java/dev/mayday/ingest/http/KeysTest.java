package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How keys are asked for, cached and done without, with a neighbor that can be away.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class KeysTest {

    @TestHTTPResource URL url;
    @Inject DigestStandIn digest;

    @AfterEach
    void theNeighborIsBack() {
        KeyServer.away = false;
    }

    @Test
    void an_unknown_key_is_asked_for_once_however_many_want_it() {
        var key = hex(0xABCDEF01);
        aMomentOfQuiet();

        IntStream.range(0, 40).parallel().forEach(_ -> assertThat(status(key)).isEqualTo(403));
        assertThat(status(key)).isEqualTo(403);

        assertThat(KeyServer.ASKED.get(key)).hasValueLessThan(3);
    }

    @Test
    void a_key_of_a_minute_ago_is_found() {
        var key = hex(0xABCDEF02);
        aMomentOfQuiet();
        KeyServer.ADDED.put(key, KeyServer.key(key, 42, true, "[\"*\"]"));

        assertThat(status(key)).isEqualTo(200);
    }

    @Test
    void while_the_neighbor_is_away_known_keys_are_good_and_others_are_taken_unverified() {
        aMomentOfQuiet();
        KeyServer.away = true;
        var known = "known-" + System.nanoTime();
        var unknown = "unknown-" + System.nanoTime();

        assertThat(status(K, known)).isEqualTo(200);
        assertThat(status(hex(0xABCDEF03), unknown)).isEqualTo(200);
        assertThat(status("xyz")).isEqualTo(400);

        assertThat(digest.await(e -> e.userAgent().equals(known)).verified()).isTrue();
        var taken = digest.await(e -> e.userAgent().equals(unknown));
        assertThat(taken.verified()).isFalse();
        assertThat(taken.projectId()).isEqualTo(42);
        assertThat(taken.publicKey()).isEqualTo(hex(0xABCDEF03));
    }

    @Test
    void a_revoked_key_is_refused_after_the_next_refresh() {
        var key = hex(0xABCDEF04);
        KeyServer.RING.put(key, KeyServer.key(key, 42, true, "[\"*\"]"));
        await(() -> status(key) == 200);

        KeyServer.RING.remove(key);

        await(() -> status(key) == 403);
    }

    @Test
    void refusals_are_reported_to_the_project_and_the_reason_they_belong_to() {
        assertThat(status(KeyServer.DISABLED)).isEqualTo(403);

        await(
                () ->
                        KeyServer.OUTCOMES.stream()
                                .anyMatch(
                                        flush ->
                                                flush.contains("\"reason\":\"project_state\"")
                                                        && flush.contains("\"projectId\":42")
                                                        && flush.contains(KeyServer.DISABLED)));
    }

    @Test
    void an_unknown_key_is_reported_without_project_and_key() {
        var key = hex(0xABCDEF05);
        status(key);

        await(() -> KeyServer.OUTCOMES.stream().anyMatch(f -> f.contains("\"project_id\"")));
        assertThat(KeyServer.OUTCOMES).noneMatch(flush -> flush.contains(key));
    }

    @Test
    void a_trusted_proxy_tells_who_the_client_is() {
        var marker = "proxied-" + System.nanoTime();

        new RawHttp(url.getPort())
                .key(K)
                .header("User-Agent", marker)
                .header("X-Forwarded-For", "unknown, 203.0.113.9, 127.0.0.1")
                .body("{}")
                .send();

        assertThat(digest.await(e -> e.userAgent().equals(marker)).clientAddress())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_client_behind_a_proxy_that_appends_does_not_choose_its_address() {
        var marker = "forged-" + System.nanoTime();

        new RawHttp(url.getPort())
                .key(K)
                .header("User-Agent", marker)
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-For", "198.51.100.2, 203.0.113.7")
                .header("Forwarded", "for=198.51.100.3")
                .body("{}")
                .send();

        assertThat(digest.await(e -> e.userAgent().equals(marker)).clientAddress())
                .isEqualTo("203.0.113.7");
    }

    /// The questions of another test do not count any more.
    private void aMomentOfQuiet() {
        await(
                () -> {
                    var probe = hex(System.nanoTime());
                    status(probe);
                    return KeyServer.ASKED.containsKey(probe);
                });
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("did not come");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private int status(String key) {
        return status(key, "test");
    }

    private int status(String key, String agent) {
        return new RawHttp(url.getPort())
                .key(key)
                .header("User-Agent", agent)
                .body(Envelopes.event(Vector.ID))
                .send()
                .status();
    }

    private static String hex(long number) {
        return String.format(Locale.ROOT, "%032x", number);
    }
}
