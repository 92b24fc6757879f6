package dev.mayday.alerts.settings;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Channel;
import dev.mayday.alerts.channel.Channels;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The destinations that the configuration names, kept as rows like any other so that their pace,
/// their pauses and their failures are known across projects. Set before the first change is heard.
@Singleton
public record InstallationDestinations(
        @ReactiveDataSource("alerts") Pool pool,
        DestinationStore destinations,
        Channels channels,
        Surroundings surroundings) {

    private static final Logger LOG = Logger.getLogger(InstallationDestinations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// To be called whenever the schema was brought up to date; may be repeated.
    public void keep() {
        var wanted = new TreeMap<String, Map<String, String>>();
        for (var channel : channels.all()) {
            channel.ofInstallation()
                    .ifPresent(settings -> wanted.put(channel.kind().wire(), settings));
        }
        keep(wanted).await().atMost(PATIENCE);
        wanted.forEach(this::warnOfObjection);
    }

    /// @param wanted settings by kind; what is not among them goes
    Uni<Void> keep(Map<String, Map<String, String>> wanted) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return destinations
                .keepOnly(pool, wanted.keySet().stream().toList(), now)
                .chain(
                        () ->
                                Multi.createFrom()
                                        .iterable(wanted.entrySet())
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                one -> keep(one.getKey(), one.getValue()))
                                        .toUni());
    }

    private Uni<Void> keep(String kind, Map<String, String> settings) {
        var title = channels.find(kind).map(Channel::title).orElse(kind);
        return destinations.keep(pool, kind, title + " (default)", settings);
    }

    private void warnOfObjection(String kind, Map<String, String> settings) {
        channels.objection(kind, settings)
                .subscribe()
                .with(
                        objection ->
                                objection.ifPresent(
                                        text ->
                                                LOG.warnf(
                                                        "destination of the installation kind=%s error=%s",
                                                        kind, text)));
    }
}
