package dev.mayday.issues.account;

import static dev.mayday.issues.Ask.as;
import static dev.mayday.issues.Ask.asService;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A link that an admin made for the password of a member is good as long as the admin might make
/// it, and no longer.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HandedLinkTest {

    @Inject Fixtures fixtures;

    private Fixtures.Tenant tenant;
    private long admin;
    private long ben;
    private String secret;

    @BeforeEach
    void an_admin_made_a_link_for_a_member() {
        tenant = fixtures.tenant();
        admin = fixtures.account(tenant.organization(), UUID.randomUUID() + "@a.test", "admin");
        ben = fixtures.account(tenant.organization(), UUID.randomUUID() + "@b.test", "member");
        secret = link();
    }

    @Test
    void it_works_while_nothing_changed() {
        assertThat(use()).isEqualTo(204);
    }

    @Test
    void not_once_the_member_is_an_owner() {
        give(ben, "owner");

        assertThat(use()).isEqualTo(400);
        assertThat(links()).isZero();
    }

    @Test
    void not_once_the_member_is_an_owner_whoever_made_them_one() {
        fixtures.run("UPDATE membership SET role = 'owner' WHERE account_id = ?", ben);

        assertThat(use()).isEqualTo(400);
    }

    @Test
    void not_once_the_member_belongs_elsewhere_too() {
        fixtures.run(
                "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?, ?, 'viewer', now())",
                fixtures.tenant().organization(),
                ben);

        assertThat(use()).isEqualTo(400);
    }

    @Test
    void not_once_the_member_runs_the_installation() {
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", ben);

        assertThat(use()).isEqualTo(400);
    }

    @Test
    void not_once_its_maker_is_gone() {
        as(fixtures.session(tenant.account()))
                .delete("/internal/members/" + membership(admin))
                .then()
                .statusCode(204);

        assertThat(use()).isEqualTo(400);
        assertThat(links()).isZero();
    }

    @Test
    void not_once_its_maker_is_no_admin() {
        give(admin, "member");

        assertThat(use()).isEqualTo(400);
        assertThat(links()).isZero();
    }

    @Test
    void not_once_its_maker_lost_the_rank_behind_our_back() {
        fixtures.run("UPDATE membership SET role = 'viewer' WHERE account_id = ?", admin);

        assertThat(use()).isEqualTo(400);
    }

    @Test
    void not_once_the_member_joined_another_organization_by_an_invitation() {
        var other = fixtures.tenant();
        String link =
                as(fixtures.session(other.account()))
                        .body(Map.of("email", "b@x.test", "role", "viewer"))
                        .post("/internal/invitations")
                        .path("link");
        as(fixtures.session(ben))
                .body(Map.of("secret", link.substring(link.lastIndexOf('/') + 1)))
                .post("/internal/invitations/acceptances")
                .then()
                .statusCode(200);

        assertThat(use()).isEqualTo(400);
        assertThat(links()).isZero();
    }

    private String link() {
        String url =
                as(fixtures.session(admin))
                        .post("/internal/account/reset-links/" + membership(ben))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private int use() {
        return asService()
                .body(Map.of("secret", secret, "password", "another horse battery"))
                .post("/internal/account/resets")
                .statusCode();
    }

    private void give(long account, String role) {
        as(fixtures.session(tenant.account()))
                .body(Map.of("role", role))
                .put("/internal/members/" + membership(account) + "/role")
                .then()
                .statusCode(200);
    }

    private long membership(long account) {
        return fixtures.number("SELECT id FROM membership WHERE account_id = ?", account);
    }

    private long links() {
        return fixtures.number("SELECT count(*) FROM sign_in_link WHERE account_id = ?", ben);
    }
}
