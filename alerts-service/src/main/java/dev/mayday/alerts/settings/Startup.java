package dev.mayday.alerts.settings;

import dev.mayday.schema.Schema;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;

/// At start, before the first change is heard, or as soon as the database answers: brings the
/// schema up to date and keeps what the configuration says in it.
@ApplicationScoped
class Startup {

    private final Schema schema;

    Startup(@FlywayDataSource("alerts") Flyway flyway, InstallationDestinations destinations) {
        this.schema = new Schema("alerts-service", flyway, destinations::keep);
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        schema.prepare();
    }

    void onStop(@Observes ShutdownEvent event) {
        schema.close();
    }
}
