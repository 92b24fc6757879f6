package dev.mayday.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/q` tells to whom.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
class ProbesTest {

    @TestHTTPResource URL url;

    @AfterEach
    void theNeighborAnswersAgain() {
        FrozenCheck.thaw();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/ready",
                "/q/health/live",
                "/q/health/started",
                "/q/health",
                "/q/health/"
            })
    void a_probe_is_answered_to_everybody_without_details(String path) {
        var response = get(path, "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/",
                "/q",
                "/q/health/group/x",
                "/q/openapi",
                "//q/metrics",
                "/q//metrics",
                "/%71/metrics"
            })
    void nothing_else_is_there_for_strangers(String path) {
        assertThat(get(path, "").status()).isEqualTo(404);
        assertThat(get(path, "Bearer something-else").status()).isEqualTo(404);
    }

    @Test
    void who_has_the_token_sees_details_and_metrics() {
        assertThat(get("/q/health/ready", OPERATOR).body()).contains("\"checks\"", "ingest");
        assertThat(get("/q/metrics", OPERATOR).body()).contains("mayday_ingest_accepted_total");
    }

    @Test
    void what_strangers_write_into_a_path_is_no_series_of_its_own() {
        for (int i = 0; i < 120; i++) {
            get("/api/" + i + "7/events/" + "%032x".formatted(i) + "/attachments/", "");
            get("//api/" + i + "8/cron/monitor-" + i + "/", "");
        }
        get("/api//", "");

        assertThat(get("/q/metrics", OPERATOR).body().lines())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_count"))
                .filteredOn(line -> line.contains("uri=\"/") && line.contains("api"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("uri=\"/api/{project}\""));
    }

    @Test
    void a_check_that_hangs_does_not_hang_the_probe() {
        FrozenCheck.freeze();

        var response = get("/q/health/ready", "");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"status\":\"DOWN\"}");
        for (int i = 0; i < 40; i++) assertThat(get("/q/health/ready", "").status()).isEqualTo(503);
        assertThat(FrozenCheck.hanging()).isEqualTo(1);
    }

    private static final String OPERATOR = "Bearer the-token-of-the-tests";

    private RawHttp.Response get(String path, String authorization) {
        var request = new RawHttp(url.getPort()).method("GET").path(path);
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return request.send();
    }
}
