package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.Level;
import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.contracts.issues.DashboardApi.Activity;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Everything that comes from an event is hostile, and other sites are too.
@QuarkusTest
class SafetyTest extends PageTest {

    private static final String CANARY =
            "<img src=x onerror=alert(1)>\"'`{7*7}${7*7}{#each}</script>";

    @Test
    void a_script_in_the_rarest_field_of_an_event_stays_text() {
        assertText("everything", "#stack", "#threads", "#request", "#others", "#receipt");
    }

    @Test
    void a_script_in_any_field_of_an_event_stays_text() {
        assertText("key-error", "#stack", "#trail", "#request", "#tags", ".about");
    }

    private void assertText(String fixture, String... parts) {
        neighbor.answers("GET /internal/dashboard/issues/42", hostileIssue())
                .answers("GET /internal/affected/42", hostileAffected())
                .answers(
                        "GET /internal/dashboard/issues/42/events/recommended",
                        hostileEvent(fixture));

        var page = browser.get("/issues/42").is(200);

        assertThat(page.document().select("img, script:not([src]), iframe, [onerror], [style]"))
                .isEmpty();
        assertThat(page.source()).doesNotContain("<img", "49${");
        for (var part : parts) {
            assertThat(page.text(part)).as(part).contains(CANARY);
        }
    }

    @Test
    void a_script_in_the_list_stays_text() {
        neighbor.answers(
                "GET /internal/dashboard/issues",
                Fixtures.page(AnIssue.titled(CANARY, CANARY).id(1).culprit(CANARY)));

        var page = browser.get("/issues?query=%3Cscript%3Ealert(1)%3C/script%3E").is(200);

        assertThat(page.document().select("img, script:not([src]), [onerror]")).isEmpty();
        assertThat(page.text(".issues-link")).isEqualTo(CANARY + " " + CANARY);
        assertThat(page.one("#search").val()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void only_web_addresses_become_links() {
        var body =
                Fixtures.json(
                        """
                        {"request": {"method": "GET", "url": "javascript:alert(1)"},
                         "extra": {"a": "javascript:alert(2)", "b": "data:text/html,x", "c": "https://ok.example/"}}
                        """);
        neighbor.answers(
                "GET /internal/dashboard/issues/42/events/recommended", Fixtures.event(body));

        var hrefs = browser.get("/issues/42").document().select("article a").eachAttr("href");

        assertThat(hrefs).contains("https://ok.example/");
        assertThat(hrefs).allMatch(href -> href.startsWith("/") || href.startsWith("https://"));
    }

    @Test
    void every_page_forbids_inline_scripts_framing_and_sniffing() {
        var pages =
                Route.all().stream()
                        .filter(route -> route.method().equals("GET"))
                        .map(route -> route.with("", ""))
                        .filter(path -> !path.matches("/(live|assets|favicon).*"))
                        .toList();
        assertThat(pages).contains("/sign-in", "/issues", "/issues/42", "/operations");
        for (var path : pages) {
            var page = browser.get(path);

            assertThat(page.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'self'", "script-src 'self'", "style-src 'self'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @Test
    void a_write_from_another_site_is_refused_and_reaches_nobody() {
        var writes = Route.all().stream().filter(route -> !route.method().equals("GET")).toList();
        assertThat(writes)
                .extracting(Route::path)
                .contains("/issues/decisions", "/sign-out")
                .hasSizeGreaterThan(12);
        for (var route : writes) {
            assertThat(foreign(route, "Sec-Fetch-Site", "cross-site").text("h1"))
                    .as(route.path())
                    .isEqualTo("That came from another site");
            foreign(route, "Sec-Fetch-Site", "same-site");
            foreign(route, "Origin", "https://evil.example");
        }
        assertThat(neighbor.asked()).isEmpty();
    }

    private Page foreign(Route route, String header, String says) {
        var answer =
                browser.request().header(header, says).request(route.method(), route.with("", ""));
        return new Page(answer).is(403);
    }

    @Test
    void a_write_from_an_old_browser_on_our_own_page_is_accepted() {
        var port = io.restassured.RestAssured.port;
        var answer =
                browser.request()
                        .header("Origin", "http://localhost:" + port)
                        .formParam("issue", 42)
                        .formParam("deed", "resolve")
                        .post("/issues/decisions");

        new Page(answer).is(303);
    }

    private static IssueDetail hostileIssue() {
        var row = AnIssue.titled(CANARY, CANARY).id(42).culprit(CANARY).row();
        return new IssueDetail(
                row,
                CANARY,
                CANARY,
                CANARY,
                CANARY,
                1,
                List.of(new Activity(Instant.now(), ActivityKind.OPENED, CANARY, CANARY, null)),
                poisoned(
                        Fixtures.json(
                                "{\"evidence\": \"\", \"parts\": [{\"tag\": \"\", \"values\":"
                                        + " [\"\"]}], \"left_out\": [{\"reason\": \"\"}]}")));
    }

    private static AffectedApi.Affected hostileAffected() {
        var now = Instant.now();
        var look = new AffectedApi.Look(1, false);
        var value = new AffectedApi.Value(CANARY, 1, now, now);
        var who = new AffectedApi.Who(CANARY, CANARY, CANARY, CANARY + CANARY, CANARY);
        return new AffectedApi.Affected(
                look,
                2,
                new AffectedApi.Users(1, 1L, List.of(new AffectedApi.User(who, 1, now, CANARY))),
                List.of(
                        new AffectedApi.Tag(CANARY, CANARY, 2, 1, false, List.of(value)),
                        new AffectedApi.Tag(CANARY, CANARY, 2, 0, true, List.of(value))),
                new AffectedApi.Spread(
                        CANARY, CANARY, 2, look, List.of(new AffectedApi.Spread.Row(CANARY, 1, 1))),
                List.of(new AffectedApi.Release(CANARY, 1, now, now, now)),
                List.of(new AffectedApi.Mark(CANARY, now)));
    }

    private static EventDetail hostileEvent(String recorded) {
        return new EventDetail(
                Fixtures.EVENT,
                42,
                Instant.now(),
                Instant.now(),
                CANARY,
                CANARY,
                Level.ERROR,
                Map.of(CANARY, CANARY),
                CANARY,
                Fixtures.chain(Fixtures.recorded(recorded)),
                poisoned(Fixtures.recorded(recorded)),
                null,
                null,
                1,
                1,
                false,
                List.of(new ReceiptLine(CANARY, ReceiptLine.Kind.FILTERED, CANARY, 1L, CANARY)));
    }

    /// The same document with the canary in every text and every name.
    private static JsonNode poisoned(JsonNode node) {
        if (node.isTextual()) return NeighborServer.JSON.getNodeFactory().textNode(CANARY);
        if (node.isArray()) {
            var array = NeighborServer.JSON.createArrayNode();
            node.forEach(element -> array.add(poisoned(element)));
            return array;
        }
        if (!node.isObject()) return node;
        ObjectNode object = NeighborServer.JSON.createObjectNode();
        for (var field : new ArrayList<>(node.properties())) {
            object.set(field.getKey(), poisoned(field.getValue()));
            object.put(field.getKey() + CANARY, CANARY);
        }
        return object;
    }
}
