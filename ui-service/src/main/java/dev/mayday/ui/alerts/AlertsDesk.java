package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Channel;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.AlertsApi.Destination;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Clients.Alerts;
import dev.mayday.ui.neighbors.Clients.Sessions;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.signin.Visitor;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Speaks with alerts-service for a person, after issues-service said that the person may see the
/// project and, for a change, holds a role that may make it (semantics 17.1).
@RequestScoped
class AlertsDesk {

    private static final Set<String> EDITORS = Set.of("owner", "admin");
    private static final int LOG = 25;

    private final Alerts alerts;
    private final ServiceBearer service;
    private final Visit visit;
    private final Sessions sessions;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final ErrorPages pages;

    AlertsDesk(
            @RestClient Alerts alerts,
            ServiceBearer service,
            Visit visit,
            @RestClient Sessions sessions,
            Visitor visitor,
            Neighbor neighbor,
            ErrorPages pages) {
        this.alerts = alerts;
        this.service = service;
        this.visit = visit;
        this.sessions = sessions;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.pages = pages;
    }

    /// The project, when the visitor may see it.
    ProjectSummary seen(String slug) {
        return visit.answer((dashboard, bearer) -> dashboard.project(bearer, slug));
    }

    /// The id of the project, when the visitor may change its alerts.
    long edited(String slug) {
        var project = seen(slug);
        var role = neighbor.answer(sessions.current(visitor.bearer())).role();
        if (!mayEdit(role)) throw new Detour(pages.forbidden("That needs role admin."));
        return project.id();
    }

    boolean mayEdit(String role) {
        return EDITORS.contains(role);
    }

    List<Rule> rules(long project) {
        return neighbor.answer(Service.ALERTS, alerts.rules(service.value(), project));
    }

    List<Destination> destinations(long project) {
        return neighbor.answer(Service.ALERTS, alerts.destinations(service.value(), project));
    }

    List<Delivery> deliveries(long project) {
        return neighbor.answer(
                Service.ALERTS, alerts.deliveries(service.value(), project, null, LOG));
    }

    List<Channel> channels(long project) {
        return neighbor.answer(Service.ALERTS, alerts.channels(service.value(), project));
    }

    void set(long project, long rule, RuleSettings settings) throws Refused {
        neighbor.answerOrRefusal(
                Service.ALERTS, alerts.setRule(service.value(), project, rule, settings));
    }

    void add(long project, NewDestination destination) throws Refused {
        neighbor.answerOrRefusal(
                Service.ALERTS, alerts.addDestination(service.value(), project, destination));
    }

    void remove(long project, long destination) {
        neighbor.answer(
                Service.ALERTS, alerts.removeDestination(service.value(), project, destination));
    }

    TestResult test(long project, long destination) {
        return neighbor.done(Service.ALERTS, alerts.test(service.value(), project, destination));
    }
}
