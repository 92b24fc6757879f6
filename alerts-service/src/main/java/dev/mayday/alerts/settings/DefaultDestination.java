package dev.mayday.alerts.settings;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.egress.Clearance;
import dev.mayday.alerts.egress.Egress;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/// The destination that the configuration names, kept as a row like any other so that its pace, its
/// pauses and its failures are known across projects. Set before the first change is heard.
@ApplicationScoped
public class DefaultDestination {

    private static final Logger LOG = Logger.getLogger(DefaultDestination.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;
    private final DestinationStore destinations;
    private final Surroundings surroundings;
    private final AlertsConfig config;
    private final Egress egress;

    DefaultDestination(
            @ReactiveDataSource("alerts") Pool pool,
            DestinationStore destinations,
            Surroundings surroundings,
            AlertsConfig config,
            Egress egress) {
        this.pool = pool;
        this.destinations = destinations;
        this.surroundings = surroundings;
        this.config = config;
        this.egress = egress;
    }

    /// To be called whenever the schema was brought up to date; may be repeated.
    public void keep() {
        var url = config.slackWebhookUrl().filter(text -> !text.isBlank()).orElse(null);
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        destinations.keepDefault(pool, url, now).await().atMost(PATIENCE);
        if (url != null) {
            egress.clear(url).subscribe().with(DefaultDestination::warnUnlessCleared);
        }
    }

    private static void warnUnlessCleared(Clearance clearance) {
        switch (clearance) {
            case Clearance.Cleared _ -> {}
            case Clearance.Refused(var text) -> LOG.warnf("slack-webhook-url error=%s", text);
            case Clearance.Unresolved(var text) -> LOG.warnf("slack-webhook-url error=%s", text);
        }
    }
}
