package dev.mayday.standalone.access;

import dev.mayday.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All services in one process with a real PostgreSQL, each asking the others at the port that all
/// share.
public class WholeInstallation implements QuarkusTestResourceLifecycleManager {

    static final String SERVICE_TOKEN = "a-service-token-for-tests-only";

    private EmbeddedPostgres postgres;
    private static String jdbcUrl = "";

    static String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public Map<String, String> start() {
        try {
            var home = Files.createTempDirectory("whole-test");
            home.toFile().deleteOnExit();
            var binaries = Path.of(System.getProperty("java.io.tmpdir"), "mayday-test-postgres");
            postgres = EmbeddedPostgres.start(home.resolve("postgres"), binaries);
            var address = postgres.jdbcUrl();
            jdbcUrl =
                    "%s%suser=%s&password=%s&currentSchema=issues"
                            .formatted(
                                    address,
                                    address.contains("?") ? "&" : "?",
                                    EmbeddedPostgres.USER,
                                    postgres.password());
            return settings(home, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Path home, int port) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.test-port", Integer.toString(port));
        settings.put("quarkus.log.file.path", home.resolve("mayday.log").toString());
        settings.put("mayday.base-url", "http://localhost:" + port);
        settings.put("mayday.service-token", SERVICE_TOKEN);
        settings.put("mayday.ingest.spool.directory", home.resolve("spool").toString());
        settings.put("mayday.issues.digest.in-hand", home.resolve("in-hand").toString());
        for (var client : List.of("issues-keys", "dashboard", "sessions", "alerts-api")) {
            settings.put("quarkus.rest-client." + client + ".url", "http://127.0.0.1:" + port);
        }
        for (var service : List.of("issues", "alerts")) {
            var prefix = "quarkus.datasource." + service + ".";
            settings.put(prefix + "jdbc.url", postgres.jdbcUrl());
            settings.put(prefix + "reactive.url", postgres.reactiveUrl());
            settings.put(prefix + "username", EmbeddedPostgres.USER);
            settings.put(prefix + "password", postgres.password());
        }
        return settings;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
