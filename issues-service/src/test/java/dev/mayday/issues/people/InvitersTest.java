package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nobody comes back by an invitation of their own making.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InvitersTest extends Crew {

    @Test
    void with_who_is_removed_go_the_invitations_that_they_made() {
        var eve = hand("admin");
        var back = secret(invite(eve.session(), "back@evil.test", "admin"));
        var kept = invited("kept@good.test", "member");

        as(owner)
                .get(MEMBERS + eve.member() + "/removal")
                .then()
                .body("consequences", hasItem("withdraws the invitation of back@evil.test"));
        remove(owner, eve.member()).statusCode(204);

        look(back, "WITHDRAWN");
        look(kept, "OPEN");
        var stranger = fixtures.session(fixtures.tenant().account());
        accept(stranger, back).statusCode(400).body("detail", containsString("withdrawn"));
        assertThat(entries("member.invitation-withdrawn")).isOne();
        assertThat(entries("member.joined")).isZero();
    }

    @Test
    void who_is_no_admin_any_more_has_invited_nobody() {
        var eve = hand("admin");
        var back = secret(invite(eve.session(), "back@evil.test", "admin"));
        give(owner, eve.member(), "viewer").statusCode(200);

        look(back, "WITHDRAWN");
        var stranger = fixtures.session(fixtures.tenant().account());
        accept(stranger, back).statusCode(400);

        assertThat(entries("member.joined")).isZero();
    }

    @Test
    void what_a_former_owner_offers_is_no_more_than_they_could_give_now() {
        var eve = hand("owner");
        var asOwner = secret(invite(eve.session(), "one@evil.test", "owner"));
        var asAdmin = secret(invite(eve.session(), "two@evil.test", "admin"));
        give(owner, eve.member(), "admin").statusCode(200);

        look(asOwner, "WITHDRAWN");
        look(asAdmin, "OPEN");
    }

    @Test
    void what_a_token_of_the_organization_made_stays() {
        var made = invited("new@x.test", "member");
        fixtures.run(
                "UPDATE invitation SET invited_by = NULL WHERE hash = ?", Fixtures.sha256(made));

        look(made, "OPEN");
    }

    private static void look(String secret, String state) {
        asService()
                .body(Map.of("secret", secret))
                .post(INVITATIONS + "/offers")
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }
}
