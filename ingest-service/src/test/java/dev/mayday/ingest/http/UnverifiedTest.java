package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// While keys cannot be verified, what is taken on trust has a bound.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@TestProfile(UnverifiedTest.Few.class)
class UnverifiedTest {

    private static final String NEW = "abcdef00abcdef00abcdef00abcdef00";

    @TestHTTPResource URL url;
    @Inject DigestStandIn digest;

    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mayday.ingest.keys.unverified-of-an-address", "3");
        }
    }

    @AfterEach
    void theNeighborIsBack() {
        KeyServer.away = false;
    }

    @Test
    void what_is_beyond_the_bound_is_told_to_come_again_and_the_others_are_taken() {
        KeyServer.away = true;
        // Twice as many and one more: a minute may begin meanwhile.
        var answers = IntStream.range(0, 7).mapToObj(_ -> send(NEW, "203.0.113.1")).toList();

        assertThat(answers.subList(0, 3)).extracting(RawHttp.Response::status).containsOnly(200);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .isNotEmpty()
                .allSatisfy(
                        refused -> {
                            assertThat(refused.headers()).containsEntry("retry-after", "60");
                            assertThat(refused.body())
                                    .isEqualTo("{\"detail\":\"key cannot be verified now\"}");
                        });
        assertThat(send(NEW, "203.0.113.2").status()).isEqualTo(200);
        for (int i = 0; i < 7; i++) assertThat(send(K, "203.0.113.1").status()).isEqualTo(200);
    }

    @Test
    void the_reports_of_one_request_are_taken_on_trust_together() {
        KeyServer.away = true;
        var marker = "marker-" + System.nanoTime();
        var report = "{\"csp-report\":{\"document-uri\":\"https://shop.example/\"}}";
        var all = "[" + String.join(",", Collections.nCopies(9, report)) + "]";

        var answer =
                new RawHttp(url.getPort())
                        .path("/api/42/security/?sentry_key=" + NEW)
                        .header("Content-Type", "application/reports+json")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("User-Agent", marker)
                        .body(all)
                        .send();

        assertThat(answer.status()).isEqualTo(200);
        digest.await(_ -> ofAgent(marker) == 9);
    }

    private long ofAgent(String marker) {
        return digest.taken().stream().filter(e -> e.userAgent().equals(marker)).count();
    }

    @Test
    void what_is_beyond_the_bound_is_not_unpacked() {
        KeyServer.away = true;
        var answers =
                IntStream.range(0, 7)
                        .mapToObj(
                                _ ->
                                        new RawHttp(url.getPort())
                                                .key(NEW)
                                                .header("X-Forwarded-For", "203.0.113.8")
                                                .header("Content-Encoding", "gzip")
                                                .body("no gzip")
                                                .send()
                                                .status())
                        .toList();

        assertThat(answers.subList(0, 3)).containsOnly(400);
        assertThat(answers).contains(429);
    }

    private RawHttp.Response send(String key, String address) {
        return new RawHttp(url.getPort())
                .key(key)
                .header("X-Forwarded-For", address)
                .body("{}")
                .send();
    }
}
