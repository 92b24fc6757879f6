package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The API carries out, or refuses by name; nothing in between, and nothing beyond the project
/// named.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DecisionsTest {

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant = new Fixtures.Tenant(0, "", 0, "", 0);
    private String token = "";
    private long issue;

    @BeforeEach
    void somebodyWithAnIssue() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "event:admin", "project:read");
        issue = fixtures.issue(tenant.project(), "KeyError: x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "{\"status\":\"resolved\",\"statusDetails\":{\"inNextRelease\":true}} -> statusDetails",
                "{\"status\":\"resolved\",\"statusDetails\":{\"inRelease\":\"1\"}} -> statusDetails",
                "{\"status\":\"ignored\",\"statusDetails\":{\"ignoreDuration\":1e18}} -> statusDetails",
                "{\"status\":\"ignored\",\"statusDetails\":null} -> statusDetails",
                "{\"status\":\"ignored\",\"ignoreDuration\":1e18} -> ignoreDuration",
                "{\"status\":\"ignored\",\"snoozeDuration\":5} -> snoozeDuration",
                "{\"status\":\"ignored\",\"substatus\":\"archived_forever\"} -> substatus",
                "{\"status\":\"resolvedInNextRelease\"} -> status",
                "{\"status\":\"resolved\",\"assignedTo\":\"#nobody\"} -> assignedTo",
                "{\"status\":\"resolved\",\"assignedTo\":{\"id\":7}} -> assignedTo",
                "{\"priority\":\"high\"} -> priority",
                "{\"isBookmarked\":true} -> isBookmarked",
                "{\"merge\":1} -> merge",
                "{\"isPublic\":true} -> isPublic",
                "{\"hasSeen\":true} -> hasSeen",
                "{\"inbox\":false} -> inbox",
                "{\"status\":\"resolved\",\"whatever\":1} -> whatever",
                "{\"status\":1} -> status",
                "{} -> status",
                "[] -> The body",
                "null -> The body",
            })
    void what_cannot_be_carried_out_is_refused_by_name_and_changes_nothing(
            String body, String name) {
        as(token)
                .body(body)
                .put("/api/0/issues/" + issue + "/")
                .then()
                .statusCode(400)
                .body("detail", startsWith(name));

        assertThat(isUnresolved(issue)).isTrue();
    }

    /// Of which something would be ignored.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"resolved\"}{\"status\":\"ignored\"}",
                "{\"status\":\"resolved\"} and more",
                "{\"status\":\"resolved\"}]",
                "{\"status\":\"resolved\",\"status\":\"ignored\"}",
                "{\"status\":\"resolved\",\"statusDetails\":{\"a\":1,\"a\":1}}"
            })
    void a_body_that_says_two_things_is_refused(String body) {
        as(token)
                .body(body)
                .put("/api/0/issues/" + issue + "/")
                .then()
                .statusCode(400)
                .body("detail", startsWith("body: "));

        assertThat(isUnresolved(issue)).isTrue();
    }

    @Test
    void details_that_say_nothing_are_fine() {
        as(token)
                .body("{\"status\":\"resolved\",\"statusDetails\":{}}")
                .put("/api/0/issues/" + issue + "/")
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved", "unresolved", "ignored"})
    void of_several_it_is_answered_what_was_decided_and_no_more(String status) {
        as(token)
                .body("{\"status\":\"" + status + "\"}")
                .put("/api/0/organizations/" + tenant.slug() + "/issues/?id=" + issue)
                .then()
                .statusCode(200)
                .body("$", equalTo(Map.of("status", status)));
    }

    @Test
    void the_history_names_who_decided_beside_what_they_did_and_not_in_it() {
        for (var status : List.of("resolved", "unresolved", "ignored")) {
            as(token)
                    .body("{\"status\":\"" + status + "\"}")
                    .put("/api/0/issues/" + issue + "/")
                    .then()
                    .statusCode(200);
        }

        as(token)
                .get("/api/0/issues/" + issue + "/")
                .then()
                .body(
                        "activity.data.text",
                        equalTo(List.of("archived it", "reopened it", "resolved it")))
                .body("activity.user", everyItem(not(emptyOrNullString())));
    }

    @Test
    void a_project_changes_only_its_own_issues() {
        fixtures.project(tenant.organization(), "other");

        as(token)
                .body("{\"status\":\"resolved\"}")
                .put("/api/0/projects/" + tenant.slug() + "/other/issues/?id=" + issue)
                .then()
                .statusCode(404);

        assertThat(isUnresolved(issue)).isTrue();
    }

    @Test
    void ids_of_two_projects_at_once_change_neither() {
        long other =
                fixtures.issue(fixtures.project(tenant.organization(), "other"), "ValueError: y");

        as(token)
                .body("{\"status\":\"resolved\"}")
                .put(
                        "/api/0/projects/"
                                + tenant.slug()
                                + "/other/issues/?id="
                                + other
                                + "&id="
                                + issue)
                .then()
                .statusCode(404);

        assertThat(isUnresolved(other)).isTrue();
        assertThat(isUnresolved(issue)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/0/issues/ISSUE/",
                "PUT /api/0/organizations/MINE/issues/ISSUE/",
                "PUT /api/0/organizations/MINE/issues/?id=ISSUE",
                "PUT /api/0/organizations/THEIRS/issues/?id=ISSUE",
                "PUT /api/0/projects/MINE/shop/issues/?id=ISSUE",
                "PUT /api/0/projects/THEIRS/shop/issues/?id=ISSUE",
                "GET /api/0/issues/ISSUE/",
                "GET /api/0/organizations/MINE/issues/ISSUE/",
                "GET /api/0/issues/ISSUE/events/",
                "GET /api/0/organizations/MINE/issues/ISSUE/events/latest/",
                "GET /api/0/projects/THEIRS/shop/issues/",
                "GET /api/0/projects/THEIRS/shop/",
                "GET /api/0/organizations/THEIRS/issues/",
                "GET /api/0/organizations/THEIRS/eventids/00000000000000000000000000000001/"
            })
    void what_is_of_another_organization_is_not_there(String request) {
        var strangers = fixtures.tenant();
        long theirs = fixtures.issue(strangers.project(), "Secret: z");
        var asked =
                request.replace("ISSUE", Long.toString(theirs))
                        .replace("MINE", tenant.slug())
                        .replace("THEIRS", strangers.slug())
                        .split(" ");

        as(token)
                .body("{\"status\":\"resolved\"}")
                .request(asked[0], asked[1])
                .then()
                .statusCode(404)
                .body("detail", equalTo("The requested resource does not exist"));

        assertThat(isUnresolved(theirs)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"query=is:unresolved", "status=unresolved", "project=1", "environment=x"})
    void a_parameter_that_would_be_ignored_is_refused(String parameter) {
        as(token)
                .body("{\"status\":\"resolved\"}")
                .put(
                        "/api/0/organizations/"
                                + tenant.slug()
                                + "/issues/?id="
                                + issue
                                + "&"
                                + parameter)
                .then()
                .statusCode(400)
                .body("detail", startsWith(parameter.replaceFirst("=.*", "") + ": no parameter"));

        assertThat(isUnresolved(issue)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/0/issues/ISSUE/", "/api/0/organizations/MINE/issues/?id=ISSUE"})
    void what_cannot_be_deleted_says_so(String path) {
        as(token)
                .delete(path.replace("MINE", tenant.slug()).replace("ISSUE", Long.toString(issue)))
                .then()
                .statusCode(405);
    }

    @Test
    void a_tag_is_found_by_a_wildcard() {
        fixtures.run(
                "INSERT INTO issue_tag VALUES (?, ?, 'browser.name', 'Chrome', 1, now(), now())",
                tenant.project(),
                issue);
        fixtures.run("UPDATE issue SET tag_keys = '{\"browser.name\": 1}' WHERE id = ?", issue);

        as(token)
                .get("/api/0/organizations/" + tenant.slug() + "/issues/?query=browser.name:chr*")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
    }

    private boolean isUnresolved(long id) {
        return fixtures.number(
                        "SELECT count(*) FROM issue WHERE id = ? AND status = 'unresolved'", id)
                == 1;
    }
}
