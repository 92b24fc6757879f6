package dev.mayday.issues.operations;

import dev.mayday.issues.Fixtures;
import jakarta.inject.Inject;

/// Tests of what instance admins do.
abstract class WithAdmins {

    static final String DEAD = "/internal/operations/dead-envelopes";

    @Inject Fixtures fixtures;

    final Fixtures.Tenant admins() {
        var tenant = fixtures.tenant();
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", tenant.account());
        return tenant;
    }

    /// The session of one.
    final String admin() {
        return fixtures.session(admins().account());
    }
}
