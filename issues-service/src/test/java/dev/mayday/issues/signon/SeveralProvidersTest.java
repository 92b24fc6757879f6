package dev.mayday.issues.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.signon.SignOnApi.Arrival;
import dev.mayday.contracts.signon.SignOnApi.Entry;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.SignInLog;
import dev.mayday.issues.audit.AuditLog;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each of several providers is run by another organization: what one says about addresses opens
/// nothing of the others'.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SeveralProvidersTest {

    @Inject Fixtures fixtures;

    @Inject
    @ReactiveDataSource("issues")
    Pool database;

    @Inject Handover handover;
    @Inject Memberships memberships;
    @Inject Invited invited;
    @Inject ProviderSessions sessions;
    @Inject SignInLog log;
    @Inject AuditLog audit;
    @Inject SignInCount count;
    @Inject Surroundings surroundings;
    @Inject ObjectMapper json;

    private final String email = "ana-" + UUID.randomUUID() + "@acme.test";
    private Fixtures.Tenant acme;
    private Fixtures.Tenant partner;
    private Arrivals arrivals;
    private boolean unverified;

    @BeforeEach
    void one_for_acme_one_for_its_partner() {
        acme = fixtures.tenant();
        partner = fixtures.tenant();
        var settings =
                Map.of(
                        "mayday.oidc.providers", "acme,partner",
                        "mayday.oidc.acme.issuer", "https://login.acme.test",
                        "mayday.oidc.acme.client-id", "mayday",
                        "mayday.oidc.acme.mapping", "staff = " + acme.slug() + " member",
                        "mayday.oidc.partner.issuer", "https://login.partner.test",
                        "mayday.oidc.partner.client-id", "mayday",
                        "mayday.oidc.partner.organization", partner.slug(),
                        "mayday.oidc.partner.mapping", "staff = " + partner.slug() + " viewer");
        var charters = Charters.of(settings::get);
        arrivals =
                new Arrivals(
                        database,
                        charters,
                        new Identities(database, charters, surroundings),
                        handover,
                        memberships,
                        invited,
                        sessions,
                        log,
                        audit,
                        count);
    }

    @Test
    void nobody_takes_the_account_of_another_organization_by_its_address() throws Throwable {
        long owner = fixtures.account(acme.organization(), email, "owner");

        assertThat(enter("partner", "s1", "staff").token()).isNotNull();

        assertThat(accounts()).singleElement().asString().endsWith("@partner.invalid");
        assertThat(identities(owner)).isZero();
        assertThat(organizations("s1")).containsExactly(partner.slug());
    }

    @Test
    void nobody_takes_the_account_of_an_instance_admin_by_its_address() throws Throwable {
        long admin = fixtures.account(partner.organization(), email, "owner");
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", admin);

        enter("partner", "s2", "staff");

        assertThat(identities(admin)).isZero();
    }

    @Test
    void an_account_of_its_own_organization_is_joined() throws Throwable {
        long account = fixtures.account(partner.organization(), email, "member");

        assertThat(enter("partner", "s3").token()).isNotNull();

        assertThat(identities(account)).isOne();
    }

    @Test
    void subjects_that_differ_in_their_signs_alone_are_different_people() throws Throwable {
        unverified = true;

        assertThat(enter("partner", "auth0|abc", "staff").token()).isNotNull();
        assertThat(enter("partner", "auth0:abc", "staff").token()).isNotNull();

        assertThat(accounts()).doesNotHaveDuplicates().hasSize(2);
    }

    /// What was made with an address before its owner came would be theirs afterwards.
    @Test
    void nobody_lies_in_wait_with_an_account_for_who_comes_later() throws Throwable {
        assertThat(enter("partner", "s4").denial()).isNotNull();

        assertThat(enter("acme", "s5", "staff").token()).isNotNull();

        assertThat(organizations("s4")).isEmpty();
        assertThat(organizations("s5")).containsExactly(acme.slug());
    }

    @Test
    void invitations_of_other_organizations_stay_open() throws Throwable {
        invite(acme);
        invite(partner);

        assertThat(enter("partner", "s6").token()).isNotNull();

        assertThat(organizations("s6")).containsExactly(partner.slug());
        assertThat(fixtures.texts("SELECT hash FROM invitation WHERE email = ?", email))
                .containsExactly(acme.slug());
    }

    private Entry enter(String provider, String subject, String... groups) throws Throwable {
        var claims = new HashMap<String, Object>();
        claims.put("email", email);
        claims.put("email_verified", !unverified);
        claims.put("groups", List.of(groups));
        var arrival =
                new Arrival(
                        provider,
                        "https://login." + provider + ".test",
                        unique(subject),
                        null,
                        json.valueToTree(claims),
                        "the-id-token",
                        null,
                        "192.0.2.1",
                        "a browser");
        return VertxContextSupport.subscribeAndAwait(() -> arrivals.enter(arrival));
    }

    private String unique(String subject) {
        return subject + "-" + acme.slug();
    }

    private void invite(Fixtures.Tenant to) {
        fixtures.run(
                """
                WITH m AS (INSERT INTO membership (organization_id, role, created_at)
                           VALUES (?, 'member', now()) RETURNING id, organization_id)
                INSERT INTO invitation (membership_id, organization_id, email, hash, created_at, expires_at)
                SELECT id, organization_id, ?, ?, now(), now() + interval '1 day' FROM m\
                """,
                to.organization(),
                email,
                to.slug());
    }

    private List<String> accounts() {
        return fixtures.texts(
                """
                SELECT a.email FROM account a JOIN identity i ON i.account_id = a.id
                 WHERE i.subject LIKE '%' || ?\
                """,
                acme.slug());
    }

    private long identities(long account) {
        return fixtures.number("SELECT count(*) FROM identity WHERE account_id = ?", account);
    }

    private List<String> organizations(String subject) {
        return fixtures.texts(
                """
                SELECT o.slug FROM organization o JOIN membership m ON m.organization_id = o.id
                  JOIN identity i ON i.account_id = m.account_id WHERE i.subject = ?\
                """,
                unique(subject));
    }
}
