package dev.mayday.alerts;

import dev.mayday.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// A real PostgreSQL for the tests, gone with them, and an [IssuesStandIn].
public class Database implements QuarkusTestResourceLifecycleManager {

    private Path home = Path.of("");
    private EmbeddedPostgres postgres;
    private IssuesStandIn issues;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("alerts-test");
            var binaries = Path.of(System.getProperty("java.io.tmpdir"), "mayday-test-postgres");
            postgres = EmbeddedPostgres.start(home, binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issues = IssuesStandIn.start();
        var settings = new HashMap<>(issues.settings());
        settings.put("quarkus.datasource.alerts.reactive.url", postgres.reactiveUrl());
        settings.put("quarkus.datasource.alerts.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.alerts.username", EmbeddedPostgres.USER);
        settings.put("quarkus.datasource.alerts.password", postgres.password());
        return settings;
    }

    @Override
    public void stop() {
        issues.stop();
        try {
            postgres.close();
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(Database::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
