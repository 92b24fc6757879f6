package dev.mayday.issues;

import dev.mayday.postgres.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL for the module's tests, and the settings without which the service does not
/// start.
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_TOKEN = "a-service-token-for-tests";
    public static final String BASE_URL = "http://mayday.test:9000";

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Path home;

    @Override
    public Map<String, String> start() {
        try {
            home = Files.createTempDirectory("mayday-issues-test");
            var programs =
                    Path.of(System.getProperty("java.io.tmpdir"), "mayday-postgres-programs");
            postgres = EmbeddedPostgres.start(home, programs);
            return settings(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.issues.jdbc.url", postgres.jdbcUrl());
        settings.put("quarkus.datasource.issues.reactive.url", postgres.reactiveUrl());
        settings.put("quarkus.datasource.issues.username", EmbeddedPostgres.USER);
        settings.put("quarkus.datasource.issues.password", postgres.password());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.kafka.devservices.enabled", "false");
        settings.put("mayday.base-url", BASE_URL);
        settings.put("mayday.service-token", SERVICE_TOKEN);
        return settings;
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) postgres.close();
            if (home != null) FileUtils.deleteDirectory(home.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
