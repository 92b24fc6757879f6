package dev.mayday.alerts.api;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Channels;
import dev.mayday.alerts.delivery.DeliveryLog;
import dev.mayday.alerts.delivery.Resend;
import dev.mayday.alerts.delivery.Resends;
import dev.mayday.alerts.rules.Condition;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.alerts.settings.RuleStore;
import dev.mayday.contracts.Word;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.alerts.AlertsApi;
import dev.mayday.contracts.alerts.ChannelKind;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// The rules, destinations and deliveries of a project, for the dashboard.
class AlertsResource implements AlertsApi {

    private static final int MOST_DESTINATIONS = 10;

    private final Pool pool;
    private final RuleStore rules;
    private final DestinationStore destinations;
    private final Channels channels;
    private final DeliveryLog log;
    private final Resends resends;
    private final Trial trial;
    private final Surroundings surroundings;

    AlertsResource(
            @ReactiveDataSource("alerts") Pool pool,
            RuleStore rules,
            DestinationStore destinations,
            Channels channels,
            DeliveryLog log,
            Resends resends,
            Trial trial,
            Surroundings surroundings) {
        this.pool = pool;
        this.rules = rules;
        this.destinations = destinations;
        this.channels = channels;
        this.log = log;
        this.resends = resends;
        this.trial = trial;
        this.surroundings = surroundings;
    }

    @Needs("alerts:read")
    @Override
    public Uni<List<Rule>> rules(String bearer, long project) {
        return rules.of(pool, real(project))
                .map(all -> all.stream().map(AlertsResource::shown).toList());
    }

    @Needs(value = "alerts:write", orTeamAdmin = true)
    @Override
    public Uni<Rule> setRule(String bearer, long project, long id, RuleSettings settings) {
        return destinations
                .usedBy(pool, real(project))
                .map(all -> all.stream().map(one -> one.id()).toList())
                .map(ids -> Input.rule(settings, ids))
                .map(wanted -> new dev.mayday.alerts.rules.Rule(project, id, wanted))
                .flatMap(rule -> rules.set(pool, rule))
                .map(set -> shown(set.orElseThrow(() -> missing("rule", id))));
    }

    @Needs("alerts:read")
    @Override
    public Uni<List<Channel>> channels(String bearer, long project) {
        var all =
                channels.all().stream()
                        .map(one -> new Channel(one.kind(), one.title(), one.fields()))
                        .toList();
        return Uni.createFrom().item(all);
    }

    @Needs("alerts:read")
    @Override
    public Uni<List<Destination>> destinations(String bearer, long project) {
        return destinations
                .usedBy(pool, project)
                .map(all -> all.stream().map(this::shown).toList());
    }

    @Needs("alerts:write")
    @Override
    public Uni<Destination> addDestination(String bearer, long project, NewDestination given) {
        var wanted = Input.destination(given, channels.all());
        return destinations
                .usedBy(pool, real(project))
                .invoke(AlertsResource::refuseOneMoreThan)
                .chain(() -> channels.objection(wanted.kind().wire(), wanted.settings()))
                .invoke(AlertsResource::refuse)
                .chain(() -> destinations.add(pool, project, wanted))
                .map(this::shown);
    }

    @Needs("alerts:write")
    @Override
    public Uni<Void> removeDestination(String bearer, long project, long id) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return destinations
                .remove(pool, real(project), id, now)
                .invoke(
                        removed -> {
                            if (!removed) {
                                throw missing("destination", id);
                            }
                        })
                .replaceWithVoid();
    }

    @Needs("alerts:write")
    @Override
    public Uni<TestResult> test(String bearer, long project, long id) {
        return destinations
                .usedBy(pool, project)
                .map(all -> all.stream().filter(one -> one.id() == id).findFirst())
                .map(found -> found.orElseThrow(() -> missing("destination", id)))
                .flatMap(destination -> trial.of(destination, project));
    }

    @Needs("alerts:read")
    @Override
    public Uni<List<Delivery>> deliveries(
            String bearer, long project, @Nullable Long issue, @Nullable Integer limit) {
        return log.newest(project, issue, Input.limit(limit));
    }

    @Needs(value = "alerts:write", orTeamAdmin = true)
    @Override
    public Uni<Resent> resend(String bearer, long project, long id) {
        return resends.of(real(project), id)
                .map(
                        resend ->
                                switch (resend) {
                                    case Resend.Queued(var by) -> new Resent(by);
                                    case Resend.Refused(var reason) -> throw Refused.bad(reason);
                                    case Resend.Unknown _ -> throw missing("delivery", id);
                                    case Resend.Possible _ ->
                                            throw new IllegalStateException("not carried out");
                                });
    }

    @ServerExceptionMapper
    Response refused(Throwable failure) {
        return Refused.answer(failure);
    }

    /// Project 0 is the installation, which has no rules, and whose destinations are configured.
    private static long real(long project) {
        if (project < 1) {
            throw Refused.missing("there is no project " + project);
        }
        return project;
    }

    private static void refuseOneMoreThan(List<dev.mayday.alerts.settings.Destination> all) {
        var own = all.stream().filter(one -> one.project() != 0).count();
        if (own >= MOST_DESTINATIONS) {
            throw Refused.bad("a project has at most " + MOST_DESTINATIONS + " destinations");
        }
    }

    private static void refuse(Optional<String> objection) {
        objection.ifPresent(
                text -> {
                    throw Refused.bad(text);
                });
    }

    private static Refused missing(String what, long id) {
        return Refused.missing("the project has no " + what + " " + id + " of its own");
    }

    private static Rule shown(dev.mayday.alerts.rules.Rule rule) {
        var kept = rule.settings();
        var sentence =
                kept.conditions().stream()
                        .map(Condition::sentence)
                        .collect(Collectors.joining(", or "));
        return new Rule(
                rule.id(),
                sentence,
                new RuleSettings(
                        kept.name(),
                        kept.mode(),
                        kept.conditions().stream().map(Condition::text).toList(),
                        kept.filter(),
                        kept.environments(),
                        kept.routes(),
                        kept.throttle().toSeconds()));
    }

    private Destination shown(dev.mayday.alerts.settings.Destination destination) {
        return new Destination(
                destination.id(),
                Word.of(ChannelKind.class, destination.kind()),
                destination.name(),
                channels.masked(destination.kind(), destination.settings()),
                destination.enabled());
    }
}
