package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Whoever waits for a row keeps nobody from writing to the audit log: else two that do both would
/// wait for each other.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditLastTest extends Crew {

    @Inject
    @DataSource("issues")
    AgroalDataSource database;

    @Test
    void a_team_that_is_removed() throws Exception {
        var team = team("Payments");
        long id =
                fixtures.number(
                        "SELECT id FROM team WHERE organization_id = ?", tenant.organization());

        int status =
                heldUp(
                        "SELECT 1 FROM team WHERE id = " + id,
                        () -> as(owner).delete(TEAMS + "/" + team).statusCode());

        assertThat(status).isEqualTo(200);
        assertThat(entries("team.removed")).isOne();
    }

    @Test
    void a_link_that_is_renewed() throws Exception {
        var secret = invited("new@" + tenant.slug() + ".test", "viewer");
        long member =
                fixtures.number(
                        "SELECT membership_id FROM invitation WHERE hash = ?",
                        Fixtures.sha256(secret));

        int status =
                heldUp(
                        "SELECT 1 FROM membership WHERE id = " + member,
                        () ->
                                as(owner)
                                        .post(INVITATIONS + "/" + member + "/renewals")
                                        .statusCode());

        assertThat(status).isEqualTo(200);
        assertThat(entries("member.invitation-renewed")).isOne();
    }

    @Test
    void an_invitation_that_is_accepted() throws Exception {
        var secret = invited("new@" + tenant.slug() + ".test", "viewer");
        var session = fixtures.session(fixtures.tenant().account());

        int status =
                heldUp(
                        "SELECT 1 FROM session WHERE hash = '" + Fixtures.sha256(session) + "'",
                        () -> accept(session, secret).extract().statusCode());

        assertThat(status).isEqualTo(200);
        assertThat(entries("member.joined")).isOne();
    }

    @Test
    void a_password_link_that_an_admin_makes() throws Exception {
        var member = hand("member");

        int status =
                heldUp(
                        "SELECT 1 FROM account WHERE id = " + member.account(),
                        () ->
                                as(owner)
                                        .post("/internal/account/reset-links/" + member.member())
                                        .statusCode());

        assertThat(status).isEqualTo(200);
        assertThat(entries("account.reset-link-made")).isOne();
    }

    @Test
    void who_is_removed_with_the_invitations_that_they_made() throws Exception {
        var admin = hand("admin");
        invite(admin.session(), "new@" + tenant.slug() + ".test", "viewer").statusCode(200);

        int status =
                heldUp(
                        "SELECT 1 FROM membership WHERE id = " + admin.member(),
                        () -> remove(owner, admin.member()).extract().statusCode());

        assertThat(status).isEqualTo(204);
        assertThat(entries("member.invitation-withdrawn")).isOne();
        assertThat(entries("member.removed")).isOne();
    }

    /// Does it while somebody else has the row that it needs, and looks at the log meanwhile.
    private int heldUp(String row, Callable<Integer> deed) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor();
                var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("SET LOCAL search_path TO issues");
                lock.execute(row + " FOR UPDATE");
                var done = thread.submit(deed);
                await().atMost(Duration.ofMinutes(1)).until(() -> waiting() > 0);
                assertThat(logIsFree()).isOne();
                connection.rollback();
                return done.get(30, TimeUnit.SECONDS);
            } finally {
                connection.rollback();
            }
        }
    }

    private long waiting() {
        return fixtures.number("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted");
    }

    private long logIsFree() {
        return fixtures.number(
                "SELECT pg_try_advisory_xact_lock(hashtext('mayday.issues.audit'))::int");
    }
}
