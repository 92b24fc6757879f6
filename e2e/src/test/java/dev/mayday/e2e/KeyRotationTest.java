package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is changed about a key or its project holds at ingest within five seconds, in both
/// deployments, without a restart; a new key is good beside the old one.
@Timeout(300)
class KeyRotationTest {

    /// Five seconds are promised; a machine on which much else runs gets more.
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;

    @Test
    void one_process_with_its_own_database() throws Exception {
        try (var mayday = Standalone.start("key-rotation", directory.resolve("data"), Map.of())) {
            rotate(mayday);
        }
    }

    @Test
    void four_processes_over_kafka_and_postgresql() throws Exception {
        try (var mayday = Suite.start(directory, Map.of())) {
            rotate(mayday);
        }
    }

    private static void rotate(Deployment mayday) throws Exception {
        var organization = mayday.api().get("/organizations/").get(0).get("slug").asText();
        var project = "/projects/" + organization + "/" + mayday.projectId() + "/";
        var old = mayday.api().get(project + "keys/").get(0).get("id").asText();
        accepts(mayday, old, 200);

        var made = ask(mayday, "POST", project + "keys/", "{\"name\":\"new\"}", 201);
        var fresh = made.get("id").asText();
        soon(mayday, fresh, 200);
        accepts(mayday, old, 200);

        ask(mayday, "PUT", project + "keys/" + old + "/", "{\"isActive\":false}", 200);
        soon(mayday, old, 403);
        accepts(mayday, fresh, 200);
        ask(mayday, "PUT", project + "keys/" + old + "/", "{\"isActive\":true}", 200);
        soon(mayday, old, 200);
        ask(mayday, "DELETE", project + "keys/" + old + "/", "", 204);
        soon(mayday, old, 403);
        accepts(mayday, fresh, 200);

        ask(mayday, "DELETE", project, "", 204);
        soon(mayday, fresh, 403);
    }

    private static void soon(Deployment mayday, String key, int status) {
        Awaitility.await(key + " is answered " + status)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> send(mayday, key) == status);
    }

    private static void accepts(Deployment mayday, String key, int status) throws Exception {
        assertThat(send(mayday, key)).isEqualTo(status);
    }

    private static int send(Deployment mayday, String key) throws Exception {
        var sender = new EventSender(mayday.origin(), key, mayday.projectId());
        return sender.send(EventSender.newId(), "{\"message\":\"key " + key + "\"}").get();
    }

    private static JsonNode ask(
            Deployment mayday, String method, String path, String body, int status)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(mayday.origin() + "/api/0" + path))
                        .header("Authorization", "Bearer " + mayday.token())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(method + " " + answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
