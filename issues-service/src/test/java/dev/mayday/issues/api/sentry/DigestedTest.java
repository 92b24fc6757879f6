package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.issues.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the digest writes is what pages and clients read.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DigestedTest {

    private static final String PAYLOAD =
            """
            {"platform": "python", "level": "fatal", "environment": "production", "release": "shop@2.5.0",
             "user": {"id": "42"}, "tags": {"customer": "gold"},
             "exception": {"values": [{"type": "KeyError", "value": "'unknown_category'", "stacktrace": {"frames": [
               {"module": "app.main", "function": "main", "filename": "main.py", "lineno": 3, "in_app": true},
               {"module": "app.classifier", "function": "classify", "filename": "classifier.py", "lineno": 9,
                "in_app": true, "context_line": "return known[name]"}]}}]}}""";

    @Inject Fixtures fixtures;
    @Inject Neighbours neighbours;

    @Test
    void an_event_from_the_bus_is_read_by_pages_and_clients() throws Exception {
        var tenant = fixtures.tenant();
        var token = fixtures.token(tenant, "event:read");
        var node = new Sender(tenant.project(), "0".repeat(32));
        var event = node.store(PAYLOAD.getBytes(StandardCharsets.UTF_8), Instant.now());

        neighbours
                .send(node.batch(List.of(event)).encode())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);

        as(token)
                .get(
                        "/api/0/projects/"
                                + tenant.slug()
                                + "/shop/events/"
                                + EventIds.format(event.eventId())
                                + "/")
                .then()
                .statusCode(200)
                .body("title", equalTo("KeyError: 'unknown_category'"))
                .body(
                        "entries[0].data.values[0].stacktrace.frames[1].context",
                        contains(List.of(9, "return known[name]")));
        as(token)
                .get("/api/0/organizations/" + tenant.slug() + "/issues/SHOP-1/")
                .then()
                .statusCode(200)
                .body("level", equalTo("fatal"))
                .body("count", equalTo("1"))
                .body("userCount", equalTo(1))
                .body("firstRelease.version", equalTo("shop@2.5.0"))
                .body("tags.key", hasItem("customer"));
        dashboard(tenant);
    }

    private void dashboard(Fixtures.Tenant tenant) {
        var session = fixtures.session(tenant.account());
        as(session)
                .get("/internal/dashboard/issues?environment=production&period=24h")
                .then()
                .statusCode(200)
                .body("issues[0].events", equalTo(1))
                .body("issues[0].users", equalTo(1))
                .body("issues[0].trend[-1]", equalTo(1))
                .body("issues[0].substatus", equalTo("new"));
        as(session)
                .get("/internal/dashboard/projects/shop")
                .then()
                .statusCode(200)
                .body("unresolved", equalTo(1))
                .body("environments", equalTo(List.of("production")))
                .body("firstEventAt", notNullValue());
    }
}
