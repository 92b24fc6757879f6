package dev.mayday.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Single sign-on with `./mayday up`, which is up before the provider is.
class OneProcessSignOnTest implements ByAProvider {

    @TempDir static Path directory;
    private static Keycloak keycloak;
    private static Standalone mayday;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.in(directory.resolve("keycloak"));
        var environment = keycloak.environment("mayday");
        mayday = Standalone.start("sign-on", directory.resolve("data"), environment);
        keycloak.start(mayday.origin());
    }

    @AfterAll
    static void stop() throws Exception {
        try (var _ = keycloak) {
            if (mayday != null) mayday.close();
        }
    }

    @Override
    public Deployment mayday() {
        return mayday;
    }

    @Override
    public Keycloak keycloak() {
        return keycloak;
    }
}
