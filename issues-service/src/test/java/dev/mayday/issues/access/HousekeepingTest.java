package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HousekeepingTest {

    @Inject Housekeeping housekeeping;
    @Inject Fixtures fixtures;

    @Test
    void what_is_over_goes_and_what_is_not_stays() {
        long account = fixtures.tenant().account();
        var fresh = Fixtures.sha256(fixtures.session(account));
        var idle = Fixtures.sha256(fixtures.session(account));
        fixtures.run(
                "UPDATE session SET last_used = now() - interval '13 hours' WHERE hash = ?", idle);
        fixtures.run(
                "INSERT INTO sign_in_link (hash, account_id, expires_at) VALUES (?, ?, now() - interval '1 minute')",
                idle,
                account);
        fixtures.run(
                "INSERT INTO failed_sign_in VALUES ('x', ?, now() - interval '16 minutes')", idle);

        housekeeping.sweep().await().indefinitely();

        assertThat(fixtures.number("SELECT count(*) FROM session WHERE hash = ?", idle)).isZero();
        assertThat(fixtures.number("SELECT count(*) FROM session WHERE hash = ?", fresh)).isOne();
        assertThat(fixtures.number("SELECT count(*) FROM sign_in_link WHERE hash = ?", idle))
                .isZero();
        assertThat(fixtures.number("SELECT count(*) FROM failed_sign_in WHERE address = ?", idle))
                .isZero();
    }

    @Test
    void a_removed_view_can_be_brought_back_for_thirty_days() {
        var tenant = fixtures.tenant();
        removed(tenant, "interval '31 days'");
        removed(tenant, "interval '29 days'");
        removed(tenant, "null::interval");

        housekeeping.sweep().await().indefinitely();

        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM saved_view WHERE account_id = ?",
                                tenant.account()))
                .isEqualTo(2);
    }

    private void removed(Fixtures.Tenant tenant, String ago) {
        fixtures.run(
                """
                INSERT INTO saved_view (organization_id, account_id, name, query, visibility, position, created_at, removed_at)
                VALUES (?, ?, 'x', '', 'me', 1, now() - interval '90 days', now() - %s)"""
                        .formatted(ago),
                tenant.organization(),
                tenant.account());
    }
}
