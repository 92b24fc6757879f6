package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.contracts.EventIds;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules and CODEOWNERS over both APIs (semantics 9).
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnershipTest {

    /// As the lesson has it, between its own comments.
    private static final String LESSON =
            """
            # Sentry CODEOWNERS file (similar to GitHub CODEOWNERS)
            # Format: path/pattern team-or-user@sentry

            app/api/routes/documents.py backend-team@yourorg
            app/services/classifier.py ml-team@yourorg
            app/services/payments.py payments-team@yourorg
            app/db/ dba-team@yourorg

            # Tag-based ownership
            tags.component:payments payments-team@yourorg
            tags.component:classifier ml-team@yourorg
            """;

    private static final String EVENT =
            """
            {"platform":"python","exception":{"values":[{"type":"KeyError","value":"x","stacktrace":{"frames":[
              {"filename":"app/api/routes/documents.py","in_app":true},
              {"filename":"app/db/session.py","in_app":true}]}}]},
             "tags":{"component":"search"}}""";

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String token;
    String lesson;

    @BeforeEach
    void a_project_with_the_teams_of_the_lesson() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "project:write", "event:read", "org:write");
        for (var team : List.of("backend-team", "ml-team", "payments-team", "dba-team"))
            fixtures.team(tenant.organization(), team, tenant.project());
        fixtures.team(tenant.organization(), "elsewhere");
        lesson = LESSON.replace("yourorg", tenant.slug());
    }

    @Test
    void the_file_of_the_lesson_is_saved_as_it_stands() {
        put("/ownership/", Map.of("raw", lesson)).statusCode(200).body("raw", equalTo(lesson));

        get("/ownership/")
                .body("raw", equalTo(lesson))
                .body("fallthrough", equalTo(false))
                .body("autoAssignment", equalTo("Auto Assign to Issue Owner"))
                .body("schema.rules", hasSize(6))
                .body("schema.rules[4].matcher.type", equalTo("tags.component"))
                .body("schema.rules[4].matcher.pattern", equalTo("payments"))
                .body(
                        "schema.rules[4].owners.identifier",
                        contains("payments-team@" + tenant.slug()));
    }

    @Test
    void before_anything_is_saved_there_are_no_rules() {
        get("/ownership/").body("raw", nullValue()).body("schema", nullValue());
    }

    @Test
    void what_is_wrong_is_told_by_line_and_column_and_nothing_is_saved() {
        var wrong =
                "paht:x ml-team@%1$s\napp/ paymets-team@%1$s\na.py elsewhere@%1$s\nb.py x@otherorg";

        put("/ownership/", Map.of("raw", wrong.formatted(tenant.slug())))
                .statusCode(400)
                .body("detail", containsString("line 1, column 1: unknown matcher \"paht\""))
                .body("errors.line", contains(1, 2, 3, 4))
                .body("errors.column", contains(1, 6, 6, 6))
                .body("errors[1].message", containsString("did you mean payments-team@"))
                .body("errors[2].message", containsString("has no access to this project"))
                .body("errors[3].message", containsString("`otherorg` is not this organization"));

        get("/ownership/").body("raw", nullValue());
    }

    @Test
    void each_save_is_a_revision_and_stands_in_the_audit_log() {
        put("/ownership/", Map.of("raw", lesson)).statusCode(200);
        put("/ownership/", Map.of("raw", lesson)).statusCode(200);
        put("/ownership/", Map.of("raw", "")).statusCode(200);

        var revisions =
                fixtures.texts(
                        "SELECT revision::text FROM ownership_revision WHERE project_id = ? ORDER BY revision",
                        tenant.project());
        var actions =
                fixtures.texts(
                        "SELECT action FROM audit_entry WHERE organization_id = ? ORDER BY id",
                        tenant.organization());

        assertThat(revisions).containsExactly("1", "2");
        assertThat(actions).containsExactly("ownership.rules-saved", "ownership.rules-saved");
    }

    @Test
    void switches_are_changed_in_the_words_of_the_api() {
        put("/ownership/", Map.of("autoAssignment", "Turn off Auto-Assignment")).statusCode(200);

        get("/ownership/").body("autoAssignment", equalTo("Turn off Auto-Assignment"));
        put("/ownership/", Map.of("autoAssignment", "Whatever")).statusCode(400);
        put("/ownership/", Map.of("fallthrough", true))
                .statusCode(400)
                .body("detail", equalTo("fallthrough: cannot be changed"));
    }

    @Test
    void a_pipeline_pushes_codeowners_and_what_does_not_count_is_listed() {
        var file = "* @ml-team\n/src/[a-z]/ @ml-team\ndocs/ @stranger";

        put("/codeowners/", Map.of("raw", file)).statusCode(200).body("revision", equalTo(1));

        get("/codeowners/").body("raw", equalTo(file));
        as(session())
                .get(internal(""))
                .then()
                .statusCode(200)
                .body("codeowners.revision", equalTo(1))
                .body("skipped.line", contains(2, 3));
        put("/codeowners/", Map.of("raw", "a\n".repeat(20_001))).statusCode(400);
    }

    @Test
    void the_tester_tells_what_matches_in_order_and_who_wins() {
        put("/ownership/", Map.of("raw", lesson)).statusCode(200);
        long issue = fixtures.issue(tenant.project(), "KeyError: x");
        var event = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), EVENT));

        for (var probe : List.of(Map.of("event", event), Map.of("issue", Long.toString(issue)))) {
            as(session())
                    .body(probe)
                    .post(internal("/tests"))
                    .then()
                    .statusCode(200)
                    .body("matches.line", contains(4, 7))
                    .body("matches[1].where", equalTo("frame 0 app/db/session.py"))
                    .body("last.owner", equalTo("dba-team"))
                    .body("last.code", equalTo("own.assigned"))
                    .body("frameFirst.owner", equalTo("dba-team"));
        }
    }

    @Test
    void the_tester_takes_what_is_pasted() {
        put("/ownership/", Map.of("raw", lesson)).statusCode(200);

        as(session())
                .body(
                        Map.of(
                                "paths",
                                List.of("/srv/app/api/routes/documents.py"),
                                "tags",
                                Map.of("component", "payments")))
                .post(internal("/tests"))
                .then()
                .statusCode(200)
                .body("matches.line", contains(10))
                .body("last.owner", equalTo("payments-team"))
                .body("hints.line", contains(4))
                .body("hints[0].message", containsString("from segment 2 of /srv/app/api"));
        as(session()).body(Map.of()).post(internal("/tests")).then().statusCode(400);
        as(session()).body(Map.of("issue", "1")).post(internal("/tests")).then().statusCode(404);
    }

    @Test
    void a_code_mapping_leads_from_the_path_of_a_frame_to_that_of_the_repository() {
        put("/ownership/", Map.of("raw", "src/a.py #ml-team")).statusCode(200);
        long issue = fixtures.issue(tenant.project(), "KeyError: y");
        var frame = "{\"stacktrace\":{\"frames\":[{\"filename\":\"/srv/app/a.py\"}]}}";
        var event = EventIds.format(fixtures.event(tenant.project(), issue, Instant.now(), frame));

        as(session())
                .body(Map.of("codeMappings", List.of("/srv/app/ => src/", "")))
                .put(internal("/switches"))
                .then()
                .statusCode(200)
                .body("codeMappings", contains("/srv/app/ => src/"));

        as(session())
                .body(Map.of("event", event))
                .post(internal("/tests"))
                .then()
                .body("last.owner", equalTo("ml-team"));
        as(session())
                .body(Map.of("paths", List.of("\\srv\\app\\a.py")))
                .post(internal("/tests"))
                .then()
                .body("last.owner", equalTo("ml-team"));
        as(session())
                .body(Map.of("codeMappings", List.of("/srv/app/ src/")))
                .put(internal("/switches"))
                .then()
                .statusCode(400)
                .body("detail", containsString("codeMappings: line 1"));
    }

    @Test
    void coverage_counts_what_nobody_owns_and_names_rules_of_no_use() {
        put("/ownership/", Map.of("raw", "a/ #ml-team\nnever/ #ml-team")).statusCode(200);
        seen("a/x.py");
        seen("b/c/x.py");

        as(session())
                .get(internal("/coverage"))
                .then()
                .statusCode(200)
                .body("looked", equalTo(2))
                .body("issues", equalTo(2))
                .body("issuesUnowned", equalTo(1))
                .body("directories.path", contains("b/c/"))
                .body("idle.line", contains(2));
    }

    @Test
    void open_issues_that_nobody_has_go_to_their_owners_when_a_person_says_so() {
        put("/ownership/", Map.of("raw", "a/ #ml-team")).statusCode(200);
        put("/ownership/", Map.of("autoAssignment", "Turn off Auto-Assignment")).statusCode(200);
        seen("a/x.py");
        seen("a/y.py");
        seen("b/x.py");
        fixtures.run(
                "UPDATE issue SET assigned_by = 'person:7' WHERE project_id = ? AND title LIKE '%y.py'",
                tenant.project());

        as(session())
                .get(internal("/open-issues"))
                .then()
                .statusCode(200)
                .body("all", equalTo(2))
                .body("owned", equalTo(1))
                .body("owners.'#ml-team'", equalTo(1));
        as(session()).post(internal("/open-issues")).then().body("owned", equalTo(1));
        as(session()).post(internal("/open-issues")).then().body("owned", equalTo(0));

        assertThat(
                        fixtures.texts(
                                "SELECT title FROM issue WHERE project_id = ? AND assigned_by = 'rule:1@1'",
                                tenant.project()))
                .containsExactly("Error: a/x.py");
    }

    private void seen(String path) {
        long issue = fixtures.issue(tenant.project(), "Error: " + path);
        var payload = "{\"stacktrace\":{\"frames\":[{\"filename\":\"%s\"}]}}".formatted(path);
        var event = fixtures.event(tenant.project(), issue, Instant.now(), payload);
        fixtures.run("UPDATE issue SET last_event_id = ? WHERE id = ?", event, issue);
    }

    @Test
    void the_admin_of_a_team_of_the_project_changes_rules_and_a_member_only_reads_them() {
        long team = fixtures.team(tenant.organization(), "ours", tenant.project());
        long lead = fixtures.account(tenant.organization(), "lead@x.test", "member");
        long member = fixtures.account(tenant.organization(), "member@x.test", "member");
        fixtures.joins(lead, team, true);
        fixtures.joins(member, team, false);
        var rules = Map.of("text", "a.py #ours");

        as(fixtures.session(lead)).body(rules).put(internal("/rules")).then().statusCode(200);
        as(fixtures.session(member)).body(rules).put(internal("/rules")).then().statusCode(403);
        as(fixtures.session(member))
                .get(internal(""))
                .then()
                .statusCode(200)
                .body("rules.text", equalTo("a.py #ours"))
                .body("rules.author", equalTo("lead"))
                .body("changeable", equalTo(false));
    }

    @Test
    void a_rule_whose_team_is_gone_is_told() {
        put("/ownership/", Map.of("raw", lesson)).statusCode(200);
        fixtures.run(
                "UPDATE team SET removed_at = now() WHERE slug = 'dba-team' AND organization_id = ?",
                tenant.organization());

        as(session()).get(internal("")).then().body("gone.line", contains(7));
    }

    private String session() {
        return fixtures.session(tenant.account());
    }

    private static String internal(String path) {
        return "/internal/projects/shop/ownership" + path;
    }

    private ValidatableResponse get(String path) {
        return as(token).get(api(path)).then().statusCode(200);
    }

    private ValidatableResponse put(String path, Map<String, ?> body) {
        return as(token).body(body).put(api(path)).then();
    }

    private String api(String path) {
        return "/api/0/projects/" + tenant.slug() + "/shop" + path;
    }
}
