package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Who gives which role, and that somebody always owns the organization.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RolesTest extends Crew {

    @Test
    void everybody_sees_the_members_and_admins_what_they_may_give() {
        var admin = hand("admin");
        var viewer = hand("viewer");

        as(viewer.session())
                .get(MEMBERS)
                .then()
                .statusCode(200)
                .body("members", hasSize(3), "gives", hasSize(0))
                .body("self", equalTo((int) viewer.member()));
        as(admin.session())
                .get(MEMBERS)
                .then()
                .body("gives", equalTo(List.of("viewer", "member", "admin")));
        as(owner).get(MEMBERS + "?query=OWNER").then().body("members.role", hasItem("owner"));
        as(owner).get(MEMBERS + "?query=nobody-has-this").then().body("members", hasSize(0));
    }

    @Test
    void a_role_is_given_at_once_and_written_down() {
        var member = hand("member");

        give(owner, member.member(), "admin").statusCode(200).body("role", equalTo("admin"));
        give(owner, member.member(), "admin").statusCode(200);

        give(member.session(), hand("viewer").member(), "member").statusCode(200);
        assertThat(entries("member.role-changed")).isEqualTo(2);
    }

    @Test
    void nobody_gives_or_takes_a_role_above_their_own() {
        var admin = hand("admin");
        var member = hand("member");
        long self = member(tenant, tenant.account());

        give(admin.session(), member.member(), "owner")
                .statusCode(403)
                .body("detail", containsString("role owner"));
        give(admin.session(), admin.member(), "owner").statusCode(403);
        give(admin.session(), self, "viewer").statusCode(403);
        remove(admin.session(), self).statusCode(403);
        give(member.session(), member.member(), "admin").statusCode(403);
        give(owner, member.member(), "captain")
                .statusCode(400)
                .body("detail", containsString("owner, admin, member or viewer"));
    }

    @Test
    void members_of_others_do_not_exist() {
        var other = fixtures.tenant();
        var stranger = hand(other, "member");

        give(owner, stranger.member(), "admin").statusCode(404);
        remove(owner, stranger.member()).statusCode(404);
        as(owner).get(MEMBERS + stranger.member()).then().statusCode(404);
        as(owner).get(MEMBERS + stranger.member() + "/removal").then().statusCode(404);
    }

    @Test
    void the_last_owner_stays_one() {
        long self = member(tenant, tenant.account());
        invite(owner, "next@example.test", "owner").statusCode(200);

        give(owner, self, "admin").statusCode(400).body("detail", containsString("last owner"));
        remove(owner, self).statusCode(400).body("detail", containsString("last owner"));
    }

    @RepeatedTest(5)
    void two_owners_who_lower_each_other_at_once_leave_one() throws Exception {
        var other = hand("owner");
        long self = member(tenant, tenant.account());

        var answers =
                atOnce(
                        List.of(
                                () -> status(give(owner, other.member(), "member")),
                                () -> status(give(other.session(), self, "member"))));

        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers.getLast()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(owners()).isOne();
    }

    @RepeatedTest(5)
    void two_owners_who_leave_at_once_leave_one() throws Exception {
        var other = hand("owner");
        long self = member(tenant, tenant.account());

        var answers =
                atOnce(
                        List.of(
                                () -> status(remove(owner, self)),
                                () -> status(remove(other.session(), other.member()))));

        assertThat(answers).containsExactly(204, 400);
        assertThat(owners()).isOne();
    }

    @RepeatedTest(5)
    void a_removal_beside_a_change_of_role_leaves_nobody_half_there() throws Exception {
        var leaving = hand("member");

        var answers =
                atOnce(
                        List.of(
                                () -> status(remove(owner, leaving.member())),
                                () -> status(give(owner, leaving.member(), "owner"))));

        assertThat(answers).isIn(List.of(200, 204), List.of(204, 404));
        assertThat(owners()).isOne();
        as(leaving.session()).get(MEMBERS).then().statusCode(401);
    }

    private static int status(io.restassured.response.ValidatableResponse answer) {
        return answer.extract().statusCode();
    }

    @Test
    void whom_to_ask_are_the_first_three_admins_and_owners_by_name() {
        var viewer = hand("viewer");
        hand("member");
        invite(owner, "admin@" + tenant.slug() + ".test", "admin").statusCode(200);
        for (var name : List.of("Zoe", "Ben", "Ana", "Cid")) {
            fixtures.run("UPDATE account SET name = ? WHERE id = ?", name, hand("admin").account());
        }

        as(viewer.session())
                .get(MEMBERS + "admins")
                .then()
                .statusCode(200)
                .body("", contains("Ana", "Ben", "Cid"));
    }
}
