package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.ProjectsApi.Settings;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Settings, keys and the bin of a project.
@QuarkusTest
class ProjectSettingsPageTest extends PageTest {

    private static final String PAGE = "/projects/document-api/settings";
    private static final String KEYS = "/projects/document-api/keys";
    private static final String API = "/internal/projects/document-api";

    @Test
    void a_project_shows_what_can_be_set_about_it() {
        var page = browser.get(PAGE).is(200);

        assertThat(page.one("#name").val()).isEqualTo("Document API");
        assertThat(page.one("#slug").val()).isEqualTo("document-api");
        assertThat(page.one("#allowedOrigins").wholeText().strip())
                .isEqualTo("https://example.com\n*.example.org");
        assertThat(page.one("#data-scrubber").hasAttr("checked")).isTrue();
        assertThat(page.one("#scrub-ip-addresses").hasAttr("checked")).isFalse();
        assertThat(page.text("#teams")).contains("Payments");
        assertThat(page.text("#removal")).contains("12 issues with 3,456 events, and 2 keys");
    }

    @Test
    void a_changed_project_is_shown_under_its_new_slug() {
        neighbor.answers("PUT " + API + "/settings", Projecting.settings("docs", true));

        var answer =
                browser.post(PAGE, Map.of("name", "Docs", "slug", "docs", "platform", "")).is(303);

        assertThat(answer.location()).isEqualTo("/projects/docs/settings");
        assertThat(neighbor.asked().getLast().body())
                .contains("\"name\":\"Docs\"", "\"slug\":\"docs\"", "\"allowedOrigins\":null");
    }

    @Test
    void what_is_refused_is_said_beside_its_field_and_stays_there() {
        neighbor.refuses("PUT " + API + "/settings", 400, "allowedOrigins: 'x/y' is none");

        var page = browser.post(PAGE + "/origins", Map.of("allowedOrigins", "x/y")).is(422);

        assertThat(page.text("#allowedOrigins-words")).isEqualTo("'x/y' is none");
        assertThat(page.one("#allowedOrigins").wholeText().strip()).isEqualTo("x/y");
        assertThat(page.one("#name").val()).isEqualTo("Document API");
        assertThat(browser.get(PAGE + "/origins").is(303).location()).isEqualTo(PAGE);
    }

    @Test
    void boxes_that_are_not_ticked_are_off() {
        neighbor.answers("PUT " + API + "/settings", Projecting.settings("document-api", true));

        browser.post(
                        PAGE + "/scrubbing",
                        Map.of("scrubIPAddresses", "on", "safeFields", "a\r\n\r\n b "))
                .is(303);

        assertThat(neighbor.asked().getLast().body())
                .contains("\"dataScrubber\":false", "\"scrubIPAddresses\":true")
                .contains("\"safeFields\":[\"a\",\"b\"]", "\"sensitiveFields\":[]");
    }

    @Test
    void a_removal_wants_the_slug_and_leads_to_the_bin() {
        neighbor.refuses("POST " + API + "/removal", 400, "slug: type 'document-api' to remove");
        var refused = browser.post(PAGE + "/removal", Map.of("confirmation", "x")).is(422);
        assertThat(refused.text("#confirmation-words")).contains("type 'document-api'");

        neighbor.answers("POST " + API + "/removal", Projecting.removed());
        var done = browser.post(PAGE + "/removal", Map.of("confirmation", "document-api")).is(303);

        assertThat(done.location()).isEqualTo("/projects");
        neighbor.answers("GET /internal/projects/removed", List.of(Projecting.removed()));
        var page =
                new Page(browser.request().cookie("mayday-flash", done.flash()).get("/projects"));
        assertThat(page.text("#flash")).contains("Billing is in the bin, for 7 days.");
        assertThat(page.text("#bin")).contains("Billing", "3 issues", "6 d left");
    }

    @Test
    void what_is_in_the_bin_is_brought_back() {
        neighbor.answers(
                "POST /internal/projects/removed/42/restoration",
                Projecting.settings("billing", true));

        assertThat(
                        browser.post("/projects/removed/42/restoration", Map.of("x", "y"))
                                .is(303)
                                .location())
                .isEqualTo("/projects/billing/settings");
    }

    @Test
    void what_comes_back_under_another_slug_says_so() {
        neighbor.answers("GET /internal/projects/removed", List.of(Projecting.removed()))
                .answers(
                        "POST /internal/projects/removed/42/restoration",
                        Projecting.settings("billing-2", true));

        var flash = browser.post("/projects/removed/42/restoration", Map.of("x", "y")).flash();
        var words = Base64.getUrlDecoder().decode(flash.substring(flash.lastIndexOf('.') + 1));
        assertThat(new String(words, StandardCharsets.UTF_8))
                .contains("is back as billing-2: the slug billing was taken meanwhile");
    }

    @Test
    void who_may_not_change_it_sees_it_without_forms() {
        neighbor.answers("GET " + API + "/settings", Projecting.settings("document-api", false));

        var page = browser.get(PAGE).is(200);

        assertThat(page.has("main form")).isFalse();
        assertThat(page.text("#facts")).contains("https://example.com, *.example.org");
        assertThat(browser.get(KEYS).is(200).has("main form")).isFalse();
        assertThat(neighbor.lines()).doesNotContain("GET " + API + "/removal");
    }

    @Test
    void keys_are_shown_with_their_dsn_and_what_can_be_done_about_them() {
        var page = browser.get(KEYS).is(200);

        assertThat(page.texts(".panel-main b")).containsExactly("Default", "Old server");
        assertThat(page.text("#dsn-" + Projecting.FIRST))
                .isEqualTo("http://" + Projecting.FIRST + "@localhost:9000/1");
        assertThat(page.texts(".chip")).containsExactly("disabled");
        assertThat(page.text(".panel-row:nth-of-type(1) .confirm-question"))
                .contains("It is the only one in use: nothing is taken until one is enabled.");
        assertThat(page.texts("form[action$=/pause] button"))
                .containsExactly("Disable it: Default", "Enable Old server");
        assertThat(page.document().select(".problem")).isEmpty();
    }

    @Test
    void a_key_says_when_it_was_last_used_and_what_is_refused_since_it_is_disabled() {
        var page = browser.get(KEYS).is(200);

        assertThat(page.texts(".panel-main small"))
                .containsExactly(
                        "made 30 d ago · last used 4 min ago", "made 30 d ago · never used");
        assertThat(page.texts(".panel-main p"))
                .containsExactly(
                        "1,234 requests refused since it was disabled 3 h ago, the last 4 min ago.");
        assertThat(page.texts("form:not([action$=/pause]) .confirm-question"))
                .satisfiesExactly(
                        used ->
                                assertThat(used)
                                        .startsWith("Last used 4 min ago. It is the only one"),
                        missed ->
                                assertThat(missed)
                                        .startsWith("1,234 requests refused since")
                                        .contains("It cannot come back."));
    }

    @Test
    void without_an_enabled_key_that_is_said_here_and_where_an_application_is_connected() {
        neighbor.answers("GET " + API + "/settings", closed())
                .answers("GET /internal/dashboard/projects/document-api", keyless());

        assertThat(browser.get(KEYS).is(200).text(".problem")).contains("No key is enabled");
        var setup = browser.get("/projects/document-api/start").is(200);
        assertThat(setup.text(".problem")).contains("No key is enabled");
        assertThat(setup.one(".problem a").attr("href")).isEqualTo(KEYS);
        assertThat(setup.document().select("#dsn, #code")).isEmpty();
    }

    private static Settings closed() {
        return Projecting.settings(
                "document-api", List.of(Projecting.key(Projecting.SECOND, "Old server", false)));
    }

    private static ProjectSummary keyless() {
        var one = Fixtures.projects().getFirst();
        return new ProjectSummary(
                one.id(),
                "document-api",
                one.name(),
                one.platform(),
                "",
                one.created(),
                one.firstEventAt(),
                one.unresolved(),
                one.environments());
    }

    @Test
    void a_key_is_added_renamed_disabled_enabled_and_revoked() {
        var key = "/" + Projecting.FIRST;
        var changed = Projecting.key(Projecting.FIRST, "Web", true);
        neighbor.answers("POST " + API + "/keys", changed)
                .answers("PUT " + API + "/keys" + key, changed)
                .answers("DELETE " + API + "/keys" + key, changed);

        assertThat(browser.post(KEYS, Map.of("label", "Web")).is(303).location()).isEqualTo(KEYS);
        assertThat(neighbor.asked().getLast().body()).contains("\"label\":\"Web\"");
        browser.post(KEYS + key, Map.of("label", "Web")).is(303);
        assertThat(neighbor.asked().getLast().body()).contains("\"active\":null");
        browser.post(KEYS + key + "/pause", Map.of("x", "y")).is(303);
        assertThat(neighbor.asked().getLast().body()).contains("\"active\":false");
        browser.form("DELETE", KEYS + key + "/pause", KEYS).is(303);
        assertThat(neighbor.asked().getLast().body()).contains("\"active\":true");
        browser.form("DELETE", KEYS + key, KEYS).is(303);
        assertThat(neighbor.lines().getLast()).isEqualTo("DELETE " + API + "/keys" + key);
    }

    @Test
    void a_label_that_cannot_be_used_is_explained_and_kept() {
        neighbor.refuses("POST " + API + "/keys", 400, "label: 1 to 64 characters");

        var page = browser.post(KEYS, Map.of("label", "x")).is(422);

        assertThat(page.text("#label-words")).isEqualTo("1 to 64 characters");
        assertThat(page.one("#label").val()).isEqualTo("x");
    }
}
