package dev.mayday.issues.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// Whom a mapping let go has a month to come back.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LapsedTest extends Crew {

    @Inject Lapsed lapsed;

    @Test
    void who_belongs_nowhere_and_did_not_come_for_long_is_forgotten() throws Throwable {
        long gone = vouched("31 days");
        long back = vouched("29 days");
        nowhere(gone);
        nowhere(back);

        forget();

        assertThat(known(gone)).isZero();
        assertThat(known(back)).isOne();
    }

    @Test
    void a_member_is_not_forgotten_however_long_they_stay_away() throws Throwable {
        long member = vouched("400 days");

        forget();

        assertThat(known(member)).isOne();
    }

    /// Another account has the address that the first one would get: such as from before nobody
    /// could have it.
    @Test
    void one_that_cannot_be_forgotten_keeps_no_other_waiting() throws Throwable {
        long stuck = vouched("40 days");
        long gone = vouched("31 days");
        nowhere(stuck);
        nowhere(gone);
        var taken = "former-member-" + stuck + "@former.invalid";
        fixtures.run("INSERT INTO account (email, name, created_at) VALUES (?, 'x', now())", taken);
        try {
            forget();

            assertThat(known(stuck)).isOne();
            assertThat(known(gone)).isZero();
        } finally {
            fixtures.run("DELETE FROM account WHERE email = ? AND id <> ?", taken, stuck);
        }
    }

    /// Somebody for whom a provider vouched, that long ago.
    private long vouched(String ago) {
        long account = hand("member").account();
        fixtures.run(
                "INSERT INTO identity (issuer, subject, account_id, created_at, last_sign_in)"
                        + " VALUES ('https://login.test', ?, ?, now(), now())",
                "s" + account,
                account);
        fixtures.run(
                "UPDATE account SET last_sign_in = now() - ?::interval WHERE id = ?", ago, account);
        return account;
    }

    private void nowhere(long account) {
        fixtures.run("DELETE FROM membership WHERE account_id = ?", account);
    }

    private void forget() throws Throwable {
        VertxContextSupport.subscribeAndAwait(lapsed::forget);
    }

    private long known(long account) {
        return fixtures.number(
                """
                SELECT count(*) FROM account a JOIN identity i ON i.account_id = a.id
                 WHERE a.id = ? AND a.left_at IS NULL""",
                account);
    }
}
