package dev.mayday.alerts.settings;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Surroundings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.ZoneOffset;

/// The destination that the configuration names, kept as a row like any other so that its pace, its
/// pauses and its failures are known across projects. Set before the first change is heard.
@ApplicationScoped
class DefaultDestination {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;
    private final DestinationStore destinations;
    private final Surroundings surroundings;
    private final AlertsConfig config;

    DefaultDestination(
            @ReactiveDataSource("alerts") Pool pool,
            DestinationStore destinations,
            Surroundings surroundings,
            AlertsConfig config) {
        this.pool = pool;
        this.destinations = destinations;
        this.surroundings = surroundings;
        this.config = config;
    }

    void keep(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        var url = config.slackWebhookUrl().filter(text -> !text.isBlank()).orElse(null);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        destinations.keepDefault(pool, url, now).await().atMost(PATIENCE);
    }
}
