package dev.mayday.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every address of the running router that is no resource, as everybody: what SDKs send to, and
/// what belongs to who runs the installation.
@QuarkusTest
@QuarkusTestResource(WholeInstallation.class)
class DoorsTest {

    @Inject Router router;

    @TestHTTPResource("/")
    URI base;

    private final HttpClient client = HttpClient.newHttpClient();
    private Cast cast;

    @BeforeEach
    void gather() throws Exception {
        cast = Cast.gather();
    }

    @AfterEach
    void leave() throws Exception {
        cast.close();
    }

    /// The others lead on to resources and files, or refuse. They are counted, so that nobody opens
    /// a door beside the tables: `null` stands for those that every path passes.
    @Test
    void every_route_of_the_router_tells_its_addresses_or_is_known() {
        var others = new TreeMap<String, Integer>();
        for (var route : router.getRoutes()) {
            if (Door.of(route).findAny().isPresent()) continue;
            others.merge(String.valueOf(route.getPath()), 1, Integer::sum);
        }

        assertThat(others)
                .as("routes that only lead on; what answers tells its addresses, as ingest's does")
                .isEqualTo(Map.of("/", 2, "/api/0/", 4, "/internal/", 4, "/q/", 1, "null", 15));
    }

    @Test
    void only_an_active_key_of_the_project_opens_what_ingest_takes() throws Exception {
        var disabled = Scene.key();
        Sql.run(
                cast.database(),
                "INSERT INTO project_key (project_id, public_key, label, state, created_at)"
                        + " VALUES (?, ?, 'Off', 'disabled', now())",
                cast.project(),
                disabled);
        var doors = Door.all(router).stream().filter(door -> door.service().equals(Door.INGEST));
        for (var door : doors.toList()) {
            boolean namesKey = door.path().contains("{key}");
            if (!namesKey) assertThat(send(door, "")).as("%s, nobody", door).isEqualTo(401);
            assertThat(send(door, Scene.key())).as("%s, unknown key", door).isEqualTo(403);
            assertThat(send(door, disabled)).as("%s, disabled key", door).isEqualTo(403);
            assertThat(send(door, cast.key())).as("%s, own key", door).isNotIn(401, 403, 404, 405);
            if (door.path().contains("{project}"))
                assertThat(send(door, cast.elsewhere())).as("%s, other's key", door).isEqualTo(403);
        }
    }

    @Test
    void health_is_for_everybody_and_all_else_of_a_process_for_who_has_the_token()
            throws Exception {
        var doors = Door.all(router).stream().filter(door -> door.service().equals(Door.FRONT));
        for (var door : doors.toList()) {
            boolean open = door.admits().equals("anybody");
            var path = door.path().replace("{rest}", "metrics");
            for (var who : List.of("", cast.bearer("owner"), cast.bearer(Cast.OF_ORGANIZATION))) {
                var answer = get(path, who);
                assertThat(answer.status()).as("%s, %s", door, who).isEqualTo(open ? 200 : 404);
                assertThat(answer.body()).doesNotContain("checks");
            }
            assertThat(get(path, cast.bearer("service")).status()).as("%s", door).isEqualTo(200);
        }
    }

    /// @param key empty for none
    private int send(Door door, String key) throws Exception {
        var path =
                door.path()
                        .replace("{project}", cast.project() + "")
                        .replace("{subject}", "00000000000000000000000000000001")
                        .replace("{key}", key);
        boolean asks = !key.isEmpty() && !door.path().contains("{key}");
        var request =
                HttpRequest.newBuilder(base.resolve(path + (asks ? "?sentry_key=" + key : "")))
                        .method(
                                door.method(),
                                door.method().equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("{}"))
                        .header("Content-Type", "application/json");
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private Asker.Answer get(String path, String bearer) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve(path));
        if (!bearer.isEmpty()) request.header("Authorization", "Bearer " + bearer);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        return new Asker.Answer(answer.statusCode(), answer.body(), "");
    }
}
