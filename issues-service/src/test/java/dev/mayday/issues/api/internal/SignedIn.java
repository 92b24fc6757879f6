package dev.mayday.issues.api.internal;

import static dev.mayday.issues.Ask.as;

import dev.mayday.issues.Fixtures;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/// Tests of what the owner of an organization sees.
abstract class SignedIn {

    @Inject Fixtures fixtures;

    Fixtures.Tenant tenant;
    String owner;

    @BeforeEach
    void signIn() {
        tenant = fixtures.tenant();
        owner = fixtures.session(tenant.account());
    }

    final ValidatableResponse get(String path) {
        return as(owner).get("/internal/dashboard" + path).then();
    }

    final void status(long issue, String status) {
        fixtures.run(
                "UPDATE issue SET status = ?, substatus = 'fixed', resolved_at = now() WHERE id = ?",
                status,
                issue);
    }
}
