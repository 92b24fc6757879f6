package dev.mayday.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken from somebody is gone on every service: at the next request, from what is open a
/// moment later.
@QuarkusTest
@QuarkusTestResource(WholeInstallation.class)
@Timeout(60)
class RemovalTest {

    @TestHTTPResource("/")
    String base;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM session WHERE hash = ?",
                "DELETE FROM membership m USING session s WHERE s.account_id = m.account_id AND s.hash = ?",
                "DELETE FROM team_member tm USING membership m, session s WHERE tm.membership_id = m.id AND s.account_id = m.account_id AND s.hash = ?"
            })
    void a_stream_ends_when_its_listener_may_not_hear_it_any_more(String removal) throws Exception {
        var member = cast.bearer("member");
        try (var stream = open("/live/issues", member)) {
            assertThat(stream.read()).isPositive();

            Sql.run(cast.database(), removal, Cast.sha256(member));

            stream.readAllBytes();
        }
        assertThat(status("/internal/alerts/projects/" + cast.project() + "/rules", member))
                .isIn(401, 403, 404);
        assertThat(status("/internal/dashboard/issues/" + cast.issue(), member))
                .isIn(401, 403, 404);
    }

    @Test
    void a_key_that_is_disabled_takes_nothing_any_more() throws Exception {
        var key = cast.key();
        await(200, key);

        Sql.run(
                cast.database(),
                "UPDATE project_key SET state = 'disabled' WHERE public_key = ?",
                key);

        await(403, key);
    }

    /// Sends until the answer is that.
    private void await(int status, String key) throws Exception {
        var path = "/api/%d/store/?sentry_key=%s".formatted(cast.project(), key);
        while (post(path) != status) Thread.onSpinWait();
    }

    private int post(String path) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .POST(BodyPublishers.ofString("{\"message\":\"hello\"}"))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private InputStream open(String path, String session) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(path)).header("Cookie", "mayday=" + session).build();
        return client.send(request, BodyHandlers.ofInputStream()).body();
    }

    private int status(String path, String bearer) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + bearer)
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private URI uri(String path) {
        return URI.create(base.replaceAll("/$", "") + path);
    }
}
