package dev.mayday.alerts.api;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.delivery.DeliveryLog;
import dev.mayday.alerts.egress.Clearance;
import dev.mayday.alerts.egress.Egress;
import dev.mayday.alerts.rules.AlertRule;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.alerts.settings.RuleStore;
import dev.mayday.contracts.alerts.AlertsApi;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The rules, destinations and deliveries of a project, for the dashboard.
@ServiceOnly
class AlertsResource implements AlertsApi {

    private static final int MOST_DESTINATIONS = 10;

    private final Pool pool;
    private final RuleStore rules;
    private final DestinationStore destinations;
    private final DeliveryLog log;
    private final Egress egress;
    private final Trial trial;
    private final Surroundings surroundings;

    AlertsResource(
            @ReactiveDataSource("alerts") Pool pool,
            RuleStore rules,
            DestinationStore destinations,
            DeliveryLog log,
            Egress egress,
            Trial trial,
            Surroundings surroundings) {
        this.pool = pool;
        this.rules = rules;
        this.destinations = destinations;
        this.log = log;
        this.egress = egress;
        this.trial = trial;
        this.surroundings = surroundings;
    }

    @Override
    public Uni<List<Rule>> rules(String bearer, long project) {
        return rules.of(pool, project).map(all -> all.stream().map(AlertsResource::shown).toList());
    }

    @Override
    public Uni<Rule> setRule(String bearer, long project, String trigger, RuleSettings settings) {
        var rule = Input.rule(trigger, settings);
        return rules.set(pool, project, rule).map(AlertsResource::shown);
    }

    @Override
    public Uni<List<Destination>> destinations(String bearer, long project) {
        return destinations
                .usedBy(pool, project)
                .map(all -> all.stream().map(AlertsResource::shown).toList());
    }

    @Override
    public Uni<Destination> addDestination(String bearer, long project, NewDestination given) {
        var wanted = Input.destination(given, trial.kinds());
        return destinations
                .usedBy(pool, project)
                .invoke(all -> refuseMoreThan(MOST_DESTINATIONS - 1, all))
                .chain(() -> egress.clear(wanted.url()))
                .invoke(AlertsResource::refuseUnlessCleared)
                .chain(() -> destinations.add(pool, project, wanted))
                .map(AlertsResource::shown);
    }

    @Override
    public Uni<Void> removeDestination(String bearer, long project, long id) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return destinations
                .remove(pool, project, id, now)
                .invoke(
                        removed -> {
                            if (!removed) {
                                throw missing(id);
                            }
                        })
                .replaceWithVoid();
    }

    @Override
    public Uni<TestResult> test(String bearer, long project, long id) {
        return destinations
                .usedBy(pool, project)
                .flatMap(
                        all ->
                                all.stream()
                                        .filter(destination -> destination.id() == id)
                                        .findFirst()
                                        .map(destination -> trial.of(destination, project))
                                        .orElseThrow(() -> missing(id)));
    }

    @Override
    public Uni<List<Delivery>> deliveries(
            String bearer, long project, @Nullable Long issue, @Nullable Integer limit) {
        return log.newest(project, issue, Input.limit(limit));
    }

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return Response.status(refused.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(new Detail(String.valueOf(refused.getMessage())))
                .build();
    }

    private static void refuseMoreThan(int most, List<?> all) {
        if (all.size() > most) {
            throw Refused.bad("a project has at most " + MOST_DESTINATIONS + " destinations");
        }
    }

    private static void refuseUnlessCleared(Clearance clearance) {
        switch (clearance) {
            case Clearance.Cleared _ -> {}
            case Clearance.Refused(var text) -> throw Refused.bad(text);
            case Clearance.Unresolved(var text) -> throw Refused.bad(text);
        }
    }

    private static Refused missing(long id) {
        return Refused.missing("the project has no destination " + id + " of its own");
    }

    private static Rule shown(AlertRule rule) {
        var trigger = rule.trigger();
        return new Rule(
                trigger.id(),
                trigger.text(),
                trigger.title(),
                rule.mode().text(),
                rule.environments());
    }

    private static Destination shown(dev.mayday.alerts.settings.Destination destination) {
        return new Destination(
                destination.id(),
                destination.kind(),
                destination.name(),
                Egress.masked(destination.url()),
                destination.enabled());
    }
}
