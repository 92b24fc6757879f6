package dev.mayday.issues.people;

import static dev.mayday.issues.Ask.as;

import dev.mayday.issues.Fixtures;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;

/// Tests with an organization whose owner is signed in.
abstract class Crew {

    static final String MEMBERS = "/internal/members/";
    static final String INVITATIONS = "/internal/invitations";
    static final String TEAMS = "/internal/teams";

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String owner;

    @BeforeEach
    void somebody_owns_it() {
        tenant = fixtures.tenant();
        owner = fixtures.session(tenant.account());
    }

    /// Somebody of the organization.
    record Hand(long account, long member, String session) {}

    Hand hand(String role) {
        return hand(tenant, role);
    }

    Hand hand(Fixtures.Tenant where, String role) {
        var email = role + System.nanoTime() + "@" + where.slug() + ".test";
        long account = fixtures.account(where.organization(), email, role);
        return new Hand(account, member(where, account), fixtures.session(account));
    }

    long member(Fixtures.Tenant where, long account) {
        return fixtures.number(
                "SELECT id FROM membership WHERE organization_id = ? AND account_id = ?",
                where.organization(),
                account);
    }

    ValidatableResponse give(String bearer, long member, String role) {
        return as(bearer).body(Map.of("role", role)).put(MEMBERS + member + "/role").then();
    }

    ValidatableResponse remove(String bearer, long member) {
        return as(bearer).delete(MEMBERS + member).then();
    }

    ValidatableResponse invite(String bearer, String email, String role, String... teams) {
        return as(bearer)
                .body(Map.of("email", email, "role", role, "teams", List.of(teams)))
                .post(INVITATIONS)
                .then();
    }

    /// The secret of a new link.
    String invited(String email, String role, String... teams) {
        return secret(invite(owner, email, role, teams).statusCode(200));
    }

    static String secret(ValidatableResponse invited) {
        String link = invited.extract().path("link");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    ValidatableResponse accept(String bearer, String secret) {
        return as(bearer).body(Map.of("secret", secret)).post(INVITATIONS + "/acceptances").then();
    }

    String team(String name) {
        return as(owner)
                .body(Map.of("name", name))
                .post(TEAMS)
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
    }

    long entries(String action) {
        return fixtures.number(
                "SELECT count(*) FROM audit_entry WHERE organization_id = ? AND action = ?",
                tenant.organization(),
                action);
    }

    long owners() {
        return fixtures.number(
                "SELECT count(*) FROM membership WHERE organization_id = ? AND role = 'owner'",
                tenant.organization());
    }

    /// Does all of them at the same time.
    static List<Integer> atOnce(List<Callable<Integer>> deeds) throws Exception {
        try (var threads = Executors.newFixedThreadPool(deeds.size())) {
            var done = threads.invokeAll(deeds);
            return done.stream().map(Future::resultNow).sorted().toList();
        }
    }
}
