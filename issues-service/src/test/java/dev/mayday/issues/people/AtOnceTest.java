package dev.mayday.issues.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Two organizations that let the same person come and go at the same moment. Each change is held
/// up where it has decided and not yet committed, which is at the audit log.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AtOnceTest extends Crew {

    @Inject
    @DataSource("issues")
    AgroalDataSource database;

    @Test
    void who_is_removed_from_all_organizations_at_once_is_a_former_member() throws Exception {
        var other = fixtures.tenant();
        var person = hand("member");
        joins(other, person);

        var done =
                heldUp(
                        () -> status(remove(owner, person.member())),
                        () ->
                                status(
                                        remove(
                                                fixtures.session(other.account()),
                                                member(other, person.account()))));

        assertThat(done).containsExactly(204, 204);
        assertThat(fixtures.number(LEFT, person.account())).isOne();
    }

    @Test
    void who_is_removed_here_and_accepts_there_is_a_member_or_forgotten_but_not_both()
            throws Exception {
        var other = fixtures.tenant();
        var person = hand("member");
        var secret =
                secret(
                        invite(
                                        fixtures.session(other.account()),
                                        "new@" + other.slug() + ".test",
                                        "viewer")
                                .statusCode(200));

        heldUp(
                () -> status(remove(owner, person.member())),
                () -> status(accept(person.session(), secret)));

        assertThat(fixtures.number(LEFT, person.account()) == 1)
                .isNotEqualTo(member(other, person.account()) > 0);
    }

    @Test
    void who_is_removed_here_and_founds_there_is_an_owner_or_forgotten_but_not_both()
            throws Exception {
        var person = hand("owner");
        var slug = "f" + System.nanoTime();

        heldUp(
                () -> status(remove(owner, person.member())),
                () ->
                        dev.mayday.issues.Ask.as(person.session())
                                .body(java.util.Map.of("name", slug, "slug", slug))
                                .post("/internal/organizations")
                                .statusCode());

        boolean owns =
                fixtures.number(
                                "SELECT count(*) FROM membership WHERE account_id = ?",
                                person.account())
                        > 0;
        assertThat(fixtures.number(LEFT, person.account()) == 1).isNotEqualTo(owns);
    }

    private static final String LEFT =
            "SELECT count(*) FROM account WHERE id = ? AND left_at IS NOT NULL";

    private static int status(io.restassured.response.ValidatableResponse answer) {
        return answer.extract().statusCode();
    }

    private void joins(Fixtures.Tenant where, Hand person) {
        fixtures.run(
                "INSERT INTO membership (organization_id, account_id, role, created_at)"
                        + " VALUES (?, ?, 'member', now())",
                where.organization(),
                person.account());
    }

    /// Does both, so that neither commits before each has come as far as it can.
    private List<Integer> heldUp(Callable<Integer> one, Callable<Integer> other)
            throws InterruptedException, SQLException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> done;
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (var lock = connection.createStatement()) {
                    lock.execute("SELECT pg_advisory_xact_lock(hashtext('mayday.issues.audit'))");
                    done = List.of(threads.submit(one), threads.submit(other));
                    await().atMost(Duration.ofMinutes(1)).until(() -> waiting() >= 2);
                }
                connection.rollback();
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            return done.stream().map(Future::resultNow).sorted().toList();
        }
    }

    private long waiting() {
        return fixtures.number("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted");
    }
}
