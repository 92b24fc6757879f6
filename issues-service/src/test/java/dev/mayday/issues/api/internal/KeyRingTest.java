package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyRingTest {

    @Inject Fixtures fixtures;

    @Test
    void a_key_names_its_project_and_who_may_send() {
        long project = fixtures.tenant().project();
        var key = key(project, "active");

        asService()
                .get("/internal/ingest/keys/" + key)
                .then()
                .statusCode(200)
                .body("projectId", equalTo((int) project))
                .body("active", equalTo(true))
                .body("allowedOrigins", equalTo(List.of("*")));
    }

    @Test
    void a_disabled_key_is_known_and_a_revoked_one_is_not() {
        long project = fixtures.tenant().project();
        var disabled = key(project, "disabled");
        var revoked = key(project, "revoked");

        asService()
                .get("/internal/ingest/keys")
                .then()
                .body("publicKey", hasItem(disabled))
                .body("publicKey", not(hasItem(revoked)))
                .body("find { it.publicKey == '" + disabled + "' }.active", equalTo(false));
        asService().get("/internal/ingest/keys/" + revoked).then().statusCode(404);
        asService().get("/internal/ingest/keys/0").then().statusCode(404);
    }

    @Test
    void a_flush_that_is_sent_twice_counts_once() {
        var key = UUID.randomUUID().toString();
        var id = UUID.randomUUID().toString();

        asService()
                .body(flush(id, key, 3))
                .post("/internal/ingest/outcomes")
                .then()
                .statusCode(204);
        asService()
                .body(flush(id, key, 3))
                .post("/internal/ingest/outcomes")
                .then()
                .statusCode(204);
        asService()
                .body(flush(id + "b", key, 4))
                .post("/internal/ingest/outcomes")
                .then()
                .statusCode(204);

        assertThat(fixtures.number("SELECT sum(quantity) FROM outcome WHERE public_key = ?", key))
                .isEqualTo(14);
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM outcome WHERE public_key = ? AND hour = '2026-03-01T10:00Z'",
                                key))
                .isOne();
    }

    @Test
    void it_is_known_when_a_key_was_last_used_and_what_was_refused_since_it_was_disabled() {
        long project = fixtures.tenant().project();
        var active = key(project, "active");
        var disabled = key(project, "disabled");

        tell(used(active, "10:05"), refused(disabled, "10:03", 2), refused(active, "10:04", 9));
        tell(used(active, "10:02"), refused(disabled, "10:08", 3));

        assertThat(uses(active, "last_used_at = '2026-03-01T10:05Z' AND refused = 0")).isOne();
        assertThat(uses(active, "last_refused_at IS NULL")).isOne();
        assertThat(uses(disabled, "last_used_at IS NULL AND refused = 5")).isOne();
        assertThat(uses(disabled, "last_refused_at = '2026-03-01T10:08Z'")).isOne();
    }

    private static Map<String, Object> used(String key, String minute) {
        return Map.of("publicKey", key, "minute", "2026-03-01T" + minute + ":00Z");
    }

    private static Map<String, Object> refused(String key, String minute, int quantity) {
        var count = new HashMap<>(count(key, minute, quantity));
        count.put("reason", "project_state");
        return count;
    }

    @SafeVarargs
    private static void tell(Map<String, Object> use, Map<String, Object>... counts) {
        var id = UUID.randomUUID().toString();
        asService()
                .body(Map.of("id", id, "counts", List.of(counts), "uses", List.of(use)))
                .post("/internal/ingest/outcomes")
                .then()
                .statusCode(204);
    }

    private long uses(String key, String condition) {
        return fixtures.number(
                "SELECT count(*) FROM project_key WHERE public_key = ? AND " + condition, key);
    }

    @Test
    void a_count_of_nothing_is_refused() {
        asService()
                .body(flush("x", "y", 0))
                .post("/internal/ingest/outcomes")
                .then()
                .statusCode(400);
    }

    @Test
    void a_person_is_no_ingest() {
        var token = fixtures.session(fixtures.tenant().account());

        as(token).get("/internal/ingest/keys").then().statusCode(403);
        as("").get("/internal/ingest/keys").then().statusCode(401);
    }

    private String key(long project, String state) {
        var key = UUID.randomUUID().toString().replace("-", "");
        fixtures.run(
                "INSERT INTO project_key (project_id, public_key, label, state, created_at) VALUES (?, ?, '', ?, now())",
                project,
                key,
                state);
        return key;
    }

    /// Two minutes of one hour.
    private static Map<String, Object> flush(String id, String key, int quantity) {
        return Map.of(
                "id",
                id,
                "counts",
                List.of(count(key, "10:01", quantity), count(key, "10:59", quantity)),
                "uses",
                List.of());
    }

    private static Map<String, Object> count(String key, String minute, int quantity) {
        return Map.of(
                "projectId",
                1,
                "publicKey",
                key,
                "category",
                "error",
                "outcome",
                "invalid",
                "reason",
                "too_large",
                "minute",
                "2026-03-01T" + minute + ":00Z",
                "quantity",
                quantity);
    }
}
