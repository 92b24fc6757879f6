package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.contracts.ingest.IngestNodesApi.Loss;
import dev.mayday.contracts.ingest.IngestNodesApi.NodeReport;
import dev.mayday.contracts.ingest.IngestNodesApi.SpoolState;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelope;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelopes;
import dev.mayday.contracts.issues.OperationsApi.IngestNode;
import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.contracts.issues.OperationsApi.WaitingLane;
import dev.mayday.contracts.issues.SessionsApi.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OperationsPageTest extends PageTest {

    private static final String OVERVIEW = "GET /internal/operations";
    private static final String DEAD = "GET /internal/operations/dead-envelopes";
    private static final String CHANGES = "GET /internal/alerts/dead-changes";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @BeforeEach
    void anaRunsTheInstallation() {
        neighbor.answers(
                "GET /internal/sessions/current",
                new Person(1, "ana@acme.example", "Ana Torres", "acme", "owner", true));
        calm(neighbor);
    }

    static void calm(NeighborServer neighbor) {
        neighbor.answers(OVERVIEW, new Overview(List.of(node("web-1", 10, true)), List.of(), 0))
                .answers(DEAD, new DeadEnvelopes(List.of(), 0, null))
                .answers(CHANGES, new DeadChangesApi.Page(List.of(), 0, null));
    }

    static void trouble(NeighborServer neighbor) {
        neighbor.answers(
                        OVERVIEW,
                        new Overview(
                                List.of(
                                        node(
                                                "web-1",
                                                10,
                                                true,
                                                loss(Duration.ofHours(2)),
                                                loss(Duration.ofDays(5)),
                                                setBack(Duration.ofDays(6)))),
                                List.of(new WaitingLane("a~1", 3, 700, 900)),
                                1))
                .answers(DEAD, new DeadEnvelopes(List.of(envelope("a~1")), 1, "5:0:7:a"))
                .answers(CHANGES, new DeadChangesApi.Page(List.of(change(9)), 1, 9L));
    }

    private static DeadChangesApi.DeadChange change(long id) {
        return new DeadChangesApi.DeadChange(
                id, Fixtures.ago(Duration.ofHours(1)), HOSTILE, 2, 77, HOSTILE);
    }

    private static IngestNode node(String name, long used, boolean accepting, Loss... losses) {
        return new IngestNode(
                name,
                Fixtures.ago(Duration.ofSeconds(20)),
                new NodeReport(
                        name + "~8f2c",
                        Fixtures.ago(Duration.ofSeconds(20)),
                        new SpoolState(
                                used, 0, 100, 12, Fixtures.ago(Duration.ofMinutes(3)), accepting),
                        List.of(losses)));
    }

    private static Loss setBack(Duration age) {
        return new Loss(Fixtures.ago(age), "set_back", null, 0, null, "The spool was set back.");
    }

    private static Loss loss(Duration age) {
        return new Loss(Fixtures.ago(age), "torn", 3L, 2048, "spool.torn", "A tail was torn.");
    }

    private static DeadEnvelope envelope(String node) {
        return new DeadEnvelope(
                node,
                7,
                Fixtures.ago(Duration.ofMinutes(4)),
                1,
                "document-api",
                Fixtures.ago(Duration.ofMinutes(5)),
                5_000,
                HOSTILE);
    }

    @Test
    void when_nothing_is_wrong_the_page_says_so() {
        var page = browser.get("/operations").is(200);

        assertThat(page.text(".page-note")).isEqualTo("All is well");
        assertThat(page.text(".problem[data-tone=good]")).contains("Nothing was lost");
        assertThat(page.text("#nodes")).contains("web-1", "accepting", "12 records", "3 min");
        assertThat(page.has(".nav-sub .nav-count")).isFalse();
        assertThat(page.text("nav.nav")).contains("Operations");
        assertThat(page.text(".page-foot")).contains("mayday_dead_envelopes");
    }

    @Test
    void everything_that_is_wrong_is_told_and_counted_in_the_navigation_of_every_page() {
        trouble(neighbor);

        var page = browser.get("/operations").is(200);

        assertThat(page.text(".page-note")).isEqualTo("4 things need you");
        assertThat(page.text("#nodes .table")).contains("A tail was torn.", "3", "2 KB", "torn");
        assertThat(page.text("#nodes .table")).contains("The spool was set back.", "unknown");
        assertThat(page.document().select("#nodes .table tr[data-tone]")).hasSize(1);
        assertThat(page.text("#waiting")).contains("a~1", "700", "900");
        assertThat(page.text("#dead-envelopes")).contains("document-api", "4 KB", HOSTILE);
        assertThat(page.text("#dead-changes")).contains("project 2", HOSTILE);
        assertThat(page.document().select("img, script:not([src]), [onerror]")).isEmpty();
        assertThat(page.link("Older"))
                .isEqualTo("/operations?envelopes=5%3A0%3A7%3Aa#dead-envelopes");
        assertThat(browser.get("/issues").text(".nav-list .nav-count")).isEqualTo("4");
    }

    @Test
    void a_silent_a_full_and_a_failed_node_need_a_person() {
        var silent =
                new IngestNode(
                        "gone/1",
                        Fixtures.ago(Duration.ofMinutes(9)),
                        node("gone/1", 0, true).report());
        neighbor.answers(
                OVERVIEW,
                new Overview(
                        List.of(
                                silent,
                                node("full", 85, true),
                                node("failed", 1, false),
                                new IngestNode("later", Fixtures.ago(Duration.ofSeconds(9)), null)),
                        List.of(),
                        0));

        var page = browser.get("/operations").is(200);

        assertThat(page.texts("#nodes .chip"))
                .containsExactly("silent", "nearly full", "not accepting", "not understood");
        assertThat(page.text("#nodes")).contains("Its report cannot be read");
        assertThat(page.text(".page-note")).isEqualTo("4 things need you");
        assertThat(page.one("#nodes form").attr("action"))
                .isEqualTo("/operations/nodes/gone%2F1/deletion");
    }

    @Test
    void an_audit_log_that_somebody_touched_is_shouted_and_counted() {
        neighbor.answers(
                OVERVIEW, new Overview(List.of(node("web-1", 10, true)), List.of(), 0, true));

        var page = browser.get("/operations").is(200);

        assertThat(page.text("[role=alert]")).contains("The audit log is not as it was written");
        assertThat(page.text(".page-note")).isEqualTo("1 thing needs you");
    }

    @Test
    void for_everyone_else_there_is_nothing_and_no_way_to_it() {
        neighbor.answers("GET /internal/sessions/current", Fixtures.ANA)
                .refuses(OVERVIEW, 404, "The requested resource does not exist")
                .refuses(DEAD, 404, "The requested resource does not exist");

        var page = browser.get("/operations").is(404);
        var write = browser.post("/operations/dead-changes/9/deletion", Map.of()).is(404);

        assertThat(page.text("nav.nav")).doesNotContain("Operations");
        assertThat(write.text("h1")).isEqualTo("There is nothing here");
        assertThat(neighbor.lines()).noneMatch(line -> line.startsWith("DELETE"));
    }

    @Test
    void a_record_is_run_again_or_deleted_by_plain_forms() {
        trouble(neighbor);
        neighbor.answers(
                        "POST /internal/operations/dead-envelopes/a~1/7/runs",
                        Map.of("done", true, "reason", ""))
                .answers("DELETE /internal/operations/dead-envelopes/a~1/7", 204, "");
        var page = browser.get("/operations");

        var forms =
                page.document().select("#dead-envelopes .table-actions form").eachAttr("action");
        var run = browser.post(forms.get(0), Map.of()).is(303);
        var gone = browser.post(forms.get(1), Map.of()).is(303);

        assertThat(run.location()).isEqualTo("/operations");
        assertThat(run.flash()).isEqualTo("RUN_AGAIN.1-0-0");
        assertThat(gone.flash()).isEqualTo("DELETED.1");
    }

    @Test
    void what_was_done_is_said_in_words() {
        var page =
                new Page(
                        browser.request()
                                .cookie("mayday-flash", "RUN_AGAIN.3-1-12")
                                .get("/operations"));

        assertThat(page.is(200).text("#flash")).isEqualTo("3 run again, 1 failed again, 12 left");
    }

    @Test
    void a_dead_change_is_run_again_and_deleted_too() {
        trouble(neighbor);
        neighbor.answers(
                        "POST /internal/alerts/dead-changes/9/runs",
                        Map.of("done", false, "reason", "again"))
                .answers("DELETE /internal/alerts/dead-changes/9", 204, "");

        var run = browser.post("/operations/dead-changes/9/runs", Map.of()).is(303);
        var gone = browser.post("/operations/dead-changes/9/deletion", Map.of()).is(303);

        assertThat(run.flash()).isEqualTo("RUN_AGAIN.0-1-0");
        assertThat(gone.flash()).isEqualTo("DELETED.1");
    }

    @ParameterizedTest
    @CsvSource({
        "dead-envelopes, /internal/operations/dead-envelopes",
        "dead-changes, /internal/alerts/dead-changes"
    })
    void all_are_run_again_or_deleted_as_far_as_they_were_seen(String kind, String api) {
        trouble(neighbor);
        neighbor.answers("POST " + api + "/runs", Map.of("done", 3, "failed", 1, "left", 12))
                .answers("DELETE " + api, Map.of("deleted", 16));
        var until = browser.get("/operations").one("#" + kind + " input[name=until]").val();

        var run = browser.post("/operations/" + kind + "/runs", Map.of()).is(303);
        var gone = browser.post("/operations/" + kind + "/deletion", Map.of("until", until));

        assertThat(run.flash()).isEqualTo("RUN_AGAIN.3-1-12");
        assertThat(gone.is(303).flash()).isEqualTo("DELETED.16");
        assertThat(neighbor.lines())
                .contains("DELETE " + api + "?until=" + until.replace(":", "%3A"));
    }

    @Test
    void who_may_not_runs_and_deletes_no_changes() {
        neighbor.answers("GET /internal/sessions/current", Fixtures.ANA)
                .refuses(OVERVIEW, 404, "The requested resource does not exist");

        browser.post("/operations/dead-changes/runs", Map.of()).is(404);
        browser.post("/operations/dead-changes/deletion", Map.of("until", "2026-11-26T10:00:00Z"))
                .is(404);

        assertThat(neighbor.lines()).noneMatch(line -> line.contains("/alerts/dead-changes?until"));
        assertThat(neighbor.lines()).noneMatch(line -> line.startsWith("POST"));
    }

    @Test
    void alerts_that_are_away_leave_the_rest_of_the_page_alone() {
        trouble(neighbor);
        neighbor.refuses(CHANGES, 503, "away");

        var page = browser.get("/operations").is(200);

        assertThat(page.text("#dead-changes")).contains("alerts-service is away", "Try again");
        assertThat(page.text("#dead-envelopes")).contains("document-api");
        assertThat(page.has(".problem[data-tone=good]")).isFalse();
    }

    @Test
    void alerts_that_keep_silent_hold_no_page_up() {
        neighbor.keepsSilentOn(CHANGES);

        browser.get("/issues").is(200);

        assertThat(browser.get("/operations").is(200).text("#dead-changes")).contains("away");
    }
}
