package dev.mayday.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A real Keycloak from Maven Central as a child process, with the realm of `docker/keycloak`: the
/// client `mayday`, ana in the group sre, ben in payments, cyn in none.
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "mayday";
    static final String CLIENT_SECRET = "a-client-secret-for-tests-only";

    /// Of ana, ben and cyn.
    static final String PASSWORD = "a long enough password";

    /// What the services are told about a provider.
    static final Set<String> VARIABLES =
            Set.of(
                    "MAYDAY_OIDC_ISSUER",
                    "MAYDAY_OIDC_CLIENT_ID",
                    "MAYDAY_OIDC_CLIENT_SECRET",
                    "MAYDAY_OIDC_TITLE",
                    "MAYDAY_OIDC_CONTACT",
                    "MAYDAY_OIDC_RECHECK",
                    "MAYDAY_OIDC_MAPPING");

    private static final Path REALM = Standalone.ROOT.resolve("docker/keycloak/mayday-realm.json");

    private final Path directory;
    private final int port;
    private @Nullable Child server;

    private Keycloak(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /// One that is not up yet, but has its address: who is told of it may start before it does.
    ///
    /// @param directory where it will be unpacked, and keep what it knows
    static Keycloak in(Path directory) throws IOException {
        return new Keycloak(directory, Standalone.freePort());
    }

    /// @param mayday the address to which people come back
    void start(URI mayday) throws Exception {
        unpack();
        var realms = Files.createDirectories(directory.resolve("data/import"));
        Files.copy(REALM, realms.resolve(REALM.getFileName().toString()));
        var environment = new HashMap<String, String>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.NAME);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakAdmin.PASSWORD);
        environment.put("MAYDAY_BASE_URL", mayday.toString());
        environment.put("MAYDAY_BACK_CHANNEL_LOGOUT_URL", mayday + "/api/0/sign-on/sso/logout");
        environment.put("MAYDAY_OIDC_CLIENT_SECRET", CLIENT_SECRET);
        environment.put("KEYCLOAK_PEOPLE_PASSWORD", PASSWORD);
        server = Child.start("keycloak", directory, environment, command(port));
        server.awaitReady(discovery(), Duration.ofMinutes(5));
    }

    /// What Mayday is told, so that sre are admins of the platform team, and payments members of
    /// theirs.
    ///
    /// @param organization its slug
    Map<String, String> environment(String organization) {
        return Map.of(
                "MAYDAY_OIDC_ISSUER",
                issuer().toString(),
                "MAYDAY_OIDC_CLIENT_ID",
                CLIENT,
                "MAYDAY_OIDC_CLIENT_SECRET",
                CLIENT_SECRET,
                "MAYDAY_OIDC_TITLE",
                "Keycloak",
                "MAYDAY_OIDC_CONTACT",
                "the platform team",
                "MAYDAY_OIDC_RECHECK",
                "1m",
                "MAYDAY_OIDC_MAPPING",
                "sre = %1$s admin platform; payments = %1$s member payments-team"
                        .formatted(organization));
    }

    private static List<String> command(int port) {
        return List.of(
                "bin/kc.sh",
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
    }

    private void unpack() throws IOException, InterruptedException {
        var archive = Objects.requireNonNull(System.getProperty("mayday.keycloak"), "by Maven");
        Files.createDirectories(directory);
        var unpack =
                List.of("tar", "-xzf", archive, "--strip-components=1", "-C", directory.toString());
        var tar = Child.start("keycloak-unpack", directory, Map.of(), unpack);
        if (tar.process().waitFor() != 0) throw new AssertionError(tar.tail());
    }

    /// What services are told of it.
    URI issuer() {
        return URI.create("http://localhost:" + port + "/realms/mayday");
    }

    private URI discovery() {
        return URI.create(issuer() + "/.well-known/openid-configuration");
    }

    KeycloakAdmin admin() {
        return new KeycloakAdmin(URI.create("http://localhost:" + port), "mayday");
    }

    @Override
    public void close() throws InterruptedException {
        if (server != null) server.close();
    }
}
