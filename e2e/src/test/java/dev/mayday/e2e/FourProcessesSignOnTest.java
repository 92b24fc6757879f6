package dev.mayday.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Single sign-on with the four services, which are up before the provider is.
class FourProcessesSignOnTest implements ByAProvider {

    @TempDir static Path directory;
    private static Keycloak keycloak;
    private static Suite mayday;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.in(directory.resolve("keycloak"));
        var environment = keycloak.environment("mayday");
        mayday = Suite.start(directory.resolve("suite"), environment);
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
