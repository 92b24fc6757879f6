package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A program raises nobody above its token, and no link comes into its hands.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProgramsTest extends Crew {

    @ParameterizedTest
    @CsvSource({"personal, owner", "personal, admin", "shared, admin"})
    void a_token_with_member_write_makes_no_admin_and_no_owner(String kind, String role) {
        var token = token(kind, "member:write");
        var ben = hand("member");

        as(token)
                .body(Map.of("email", "ben@evil.test", "role", role))
                .post(INVITATIONS)
                .then()
                .statusCode(403)
                .body("detail", containsString("needs scope"));
        give(token, ben.member(), role).statusCode(403);
        as(token)
                .body(Map.of("orgRole", role))
                .put("/api/0/organizations/" + tenant.slug() + "/members/" + ben.member() + "/")
                .then()
                .statusCode(403)
                .body("detail", containsString("needs scope"));

        assertThat(members()).isEqualTo(2);
        assertThat(owners()).isOne();
    }

    @Test
    void nor_does_it_take_from_an_owner_what_it_could_not_give() {
        var other = hand("owner");

        give(token("personal", "member:admin"), other.member(), "member").statusCode(403);

        assertThat(owners()).isEqualTo(2);
    }

    @Test
    void a_token_with_the_scope_gives_the_role() {
        var ben = hand("member");

        give(token("personal", "member:admin"), ben.member(), "admin").statusCode(200);
        give(token("personal", "org:admin", "member:admin"), ben.member(), "owner").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"personal", "shared"})
    void without_mail_nobody_is_there_to_see_the_link(String kind) {
        var token = token(kind, "member:admin");
        var secret = invited("new@x.test", "member");
        long waiting =
                fixtures.number(
                        "SELECT membership_id FROM invitation WHERE hash = ?",
                        Fixtures.sha256(secret));

        as(token)
                .body(Map.of("email", "other@x.test", "role", "viewer"))
                .post(INVITATIONS)
                .then()
                .statusCode(403)
                .body("detail", containsString("needs a person"));
        as(token).post(INVITATIONS + "/" + waiting + "/renewals").then().statusCode(403);

        assertThat(members()).isEqualTo(2);
    }

    private long members() {
        return fixtures.number(
                "SELECT count(*) FROM membership WHERE organization_id = ?", tenant.organization());
    }

    /// @param kind of the owner, or of the organization
    private String token(String kind, String... scopes) {
        if (kind.equals("personal")) return fixtures.token(tenant, scopes);
        var token = "sntrys_" + UUID.randomUUID();
        fixtures.run(
                "INSERT INTO api_token (hash, organization_id, name, hint, scopes, created_at)"
                        + " VALUES (?, ?, 'test', '', ?::text[], now())",
                Fixtures.sha256(token),
                tenant.organization(),
                "{" + String.join(",", scopes) + "}");
        return token;
    }
}
