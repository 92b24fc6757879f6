package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.AuditApi.Chain;
import dev.mayday.contracts.issues.AuditApi.Entry;
import dev.mayday.contracts.issues.AuditApi.Page;
import dev.mayday.contracts.issues.AuditApi.Part;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditPageTest extends PageTest {

    private static final String LIST = "GET /internal/audit";
    private static final String EXPORT = "GET /internal/audit/export";
    private static final String CHAIN = "GET /internal/audit/chain";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @BeforeEach
    void muchWasDone() {
        much(neighbor);
    }

    static void much(NeighborServer neighbor) {
        var good = new Chain(Fixtures.ago(Duration.ofMinutes(20)), false, null, null);
        neighbor.answers(LIST, new Page(List.of(role(), project(), signIn()), "7"))
                .answers(EXPORT, new Part("time\r\n", null))
                .answers(CHAIN, good)
                .answers("POST /internal/audit/chain/checks", good);
    }

    private static Entry role() {
        return entry(
                9,
                "member.role-changed",
                "ben@acme.example",
                Map.of("role", "member", "name", "Ben"),
                Map.of("role", "admin", "name", "Ben"));
    }

    private static Entry project() {
        return entry(
                8,
                "project.changed",
                HOSTILE,
                Map.of("allowedOrigins", List.of("*"), "active", true),
                Map.of(
                        "allowedOrigins",
                        List.of("https://acme.example", HOSTILE),
                        "active",
                        false));
    }

    private static Entry signIn() {
        return entry(7, "session.opened", "ana@acme.example", null, Map.of("via", "password"));
    }

    private static Entry entry(
            long id,
            String action,
            String object,
            Map<String, Object> before,
            Map<String, Object> after) {
        return new Entry(
                id,
                Fixtures.ago(Duration.ofMinutes(5)),
                "Ana Torres",
                12L,
                "ana@acme.example",
                "ui",
                "192.0.2.7",
                action,
                object,
                before,
                after,
                id == 7);
    }

    @Test
    void what_changed_is_told_with_what_it_was_before() {
        var page = browser.get("/settings/audit").is(200);

        var rows = page.document().select("tbody tr");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).text())
                .contains(
                        "Ana Torres",
                        "ana@acme.example, account 12, ui, 192.0.2.7",
                        "member role changed",
                        "role: member → admin")
                .doesNotContain("name:");
        assertThat(rows.get(0).select("td:first-child small").text()).endsWith(" UTC");
        assertThat(rows.get(0).select("del").text()).isEqualTo("member");
        assertThat(rows.get(0).select("ins").text()).isEqualTo("admin");
        assertThat(rows.get(1).text()).contains("allowed origins: *", "active: yes → no");
        assertThat(rows.get(2).select(".chip").text()).isEqualTo("installation");
        assertThat(page.document().select("img, script:not([src]), [onerror]")).isEmpty();
        assertThat(page.text("#chain")).contains("As it was written: checked 20 min ago");
    }

    @Test
    void the_search_is_the_address_of_the_page_and_of_the_files() {
        var page = browser.get("/settings/audit?actor=Ana&action=member&from=2026-11-01").is(200);

        assertThat(neighbor.lines())
                .anyMatch(
                        line ->
                                line.startsWith("GET /internal/audit?")
                                        && line.contains("actor=Ana")
                                        && line.contains("action=member")
                                        && line.contains("from=2026-11-01"));
        assertThat(page.link("Older"))
                .isEqualTo("/settings/audit?actor=Ana&action=member&from=2026-11-01&cursor=7");
        assertThat(page.link("CSV"))
                .isEqualTo(
                        "/settings/audit/export?actor=Ana&action=member&from=2026-11-01&format=csv");
        assertThat(page.one("input[name=actor]").val()).isEqualTo("Ana");
    }

    @Test
    void a_search_that_is_not_understood_is_explained_and_kept() {
        neighbor.refuses(LIST, 400, "from: a day such as 2026-11-27");

        var page = browser.get("/settings/audit?from=yesterday").is(422);

        assertThat(page.text("[role=alert]")).contains("a day such as");
        assertThat(page.one("input[name=from]").val()).isEqualTo("yesterday");
    }

    @Test
    void a_file_is_all_parts_in_a_row() {
        neighbor.answers(EXPORT, new Part("first\n", "7"))
                .answersOnly(EXPORT, "cursor=7", 200, new Part("second\n", null));

        var file = browser.get("/settings/audit/export?format=ndjson").is(200);

        assertThat(file.source()).isEqualTo("first\nsecond\n");
        assertThat(file.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"mayday-audit.ndjson\"");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_broken_chain_is_shouted() {
        var broken = new Chain(Fixtures.ago(Duration.ZERO), true, 8L, Fixtures.ago(Duration.ZERO));
        neighbor.answers(CHAIN, broken).answers("POST /internal/audit/chain/checks", broken);

        assertThat(browser.get("/settings/audit").text("[role=alert]"))
                .contains("Entry 8 was changed, or one before it is missing");
        assertThat(browser.post("/settings/audit/checks", Map.of()).is(303).flash())
                .startsWith("FAILED.");
    }

    @Test
    void who_is_no_admin_has_no_way_to_it() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new dev.mayday.contracts.issues.SessionsApi.Person(
                        2, "ben@acme.example", "Ben", "acme", "member", false));

        assertThat(browser.get("/settings").text("body")).doesNotContain("Audit log");
    }
}
