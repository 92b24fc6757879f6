package dev.mayday.issues.api.sentry;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditLogTest {

    private static final Pattern NEXT =
            Pattern.compile("<([^>]+)>; rel=\"next\"; results=\"true\"");

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant;
    private String token;

    @BeforeEach
    void three_teams_were_made() {
        tenant = fixtures.tenant();
        token = fixtures.token(tenant, "org:write", "team:write");
        for (var team : List.of("a", "b", "c")) made(tenant, token, team);
    }

    private static void made(Fixtures.Tenant where, String token, String team) {
        as(token)
                .header("X-Forwarded-For", "192.0.2.7")
                .body(Map.of("name", "Team " + team, "slug", "team-" + team))
                .post("/api/0/organizations/" + where.slug() + "/teams/")
                .then()
                .statusCode(201);
    }

    @Test
    void who_did_what_and_when_is_told_the_newest_first() {
        log("").statusCode(200)
                .body("rows.targetObject", contains("team-c", "team-b", "team-a"))
                .body("rows[0].event", equalTo("team.created"))
                .body("rows[0].note", equalTo("team.created team-c"))
                .body("rows[0].actor.name", equalTo("owner"))
                .body("rows[0].actor.id", equalTo(Long.toString(tenant.account())))
                .body("rows[0].actor.email", equalTo(tenant.email()))
                .body("rows[0].data.via", equalTo("api"))
                .body("rows[0].data.before", nullValue())
                .body("rows[0].data.after.name", equalTo("Team c"));
    }

    @Test
    void who_took_the_name_of_another_is_told_apart_and_found_by_their_address() {
        var eve = "eve@" + tenant.slug() + ".test";
        long account = fixtures.account(tenant.organization(), eve, "admin");
        var session = fixtures.session(account);
        as(session)
                .body(Map.of("name", "owner"))
                .put("/internal/account/name")
                .then()
                .statusCode(204);

        as(session).body(Map.of("name", "Eve's")).post("/internal/teams").then().statusCode(200);

        log("?event=team&per_page=1")
                .body("rows[0].actor.name", equalTo("owner"))
                .body("rows[0].actor.email", equalTo(eve));
        log("?event=team.created&actor=" + eve).body("rows.targetObject", contains("eve-s"));
        var file = as(fixtures.session(tenant.account())).get("/internal/audit/export?format=csv");
        assertThat(file.jsonPath().getString("text"))
                .contains("\"" + account + "\",\"" + eve + "\"");
    }

    @ParameterizedTest
    @CsvSource({"launcher", "Token  deploy", "Somebody on the server", "MAYDAY"})
    void nobody_is_called_as_what_is_no_person(String name) {
        as(fixtures.session(tenant.account()))
                .body(Map.of("name", name))
                .put("/internal/account/name")
                .then()
                .statusCode(400)
                .body("detail", containsString("name:"));
    }

    @Test
    void it_is_read_page_by_page() {
        var read = new ArrayList<String>();
        var path = address("?per_page=2&event=team");
        while (!path.isEmpty()) {
            var page = as(token).get(path).then().statusCode(200).extract();
            read.addAll(page.jsonPath().getList("rows.targetObject"));
            var next = NEXT.matcher(page.header("Link"));
            path = next.find() ? next.group(1).replace(PostgresResource.BASE_URL, "") : "";
        }

        assertThat(read).containsExactly("team-c", "team-b", "team-a");
    }

    @Test
    void it_is_searched_as_on_its_page() {
        log("?event=team.created&object=TEAM-B").body("rows.targetObject", contains("team-b"));
        log("?event=member").body("rows", hasSize(0));
        log("?actor=nobody").body("rows", hasSize(0));
        log("?statsPeriod=1h").body("rows", hasSize(3));
        log("?start=2020-01-01&end=2020-12-31").body("rows", hasSize(0));
    }

    @Test
    void it_tells_of_one_organization_alone() {
        var other = fixtures.tenant();
        made(other, fixtures.token(other, "team:write"), "elsewhere");
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", tenant.account());
        fixtures.run(
                "UPDATE audit_entry SET organization_id = NULL WHERE organization_id = ? AND object = 'team-a'",
                tenant.organization());

        log("").body("rows.targetObject", contains("team-c", "team-b"));
    }

    @ParameterizedTest
    @CsvSource({"team:admin, 403", "org:read, 403", "org:admin, 200"})
    void it_needs_what_its_page_needs(String scope, int status) {
        as(fixtures.token(tenant, scope)).get(address("")).then().statusCode(status);
    }

    @Test
    void no_role_below_admin_reads_it_and_no_stranger_learns_of_it() {
        var member = fixtures.account(tenant.organization(), "m@" + tenant.slug(), "member");
        as(fixtures.session(member)).get(address("")).then().statusCode(403);
        as(fixtures.token(fixtures.tenant(), "org:admin")).get(address("")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "?query=x, query",
        "?event=team!, event",
        "?cursor=x, cursor",
        "?start=soon, start",
        "?statsPeriod=soon, statsPeriod",
        "?event=team&event=member, event"
    })
    void what_is_not_understood_is_refused_by_its_name(String query, String named) {
        log(query).statusCode(400).body("detail", containsString(named));
    }

    private ValidatableResponse log(String query) {
        return as(token).get(address(query)).then();
    }

    private String address(String query) {
        return "/api/0/organizations/" + tenant.slug() + "/audit-logs/" + query;
    }
}
