package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Channel;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.AlertsApi.Destination;
import dev.mayday.contracts.alerts.AlertsApi.NewDestination;
import dev.mayday.contracts.alerts.AlertsApi.Resent;
import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.ui.neighbors.Clients.Alerts;
import dev.mayday.ui.shell.Visit;
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
    private final Visit visit;

    AlertsDesk(@RestClient Alerts alerts, Visit visit) {
        this.alerts = alerts;
        this.visit = visit;
    }

    /// The project, when the visitor may see it.
    ProjectSummary seen(String slug) {
        return visit.answer((dashboard, bearer) -> dashboard.project(bearer, slug));
    }

    /// The id of the project, when the visitor may change its alerts.
    long edited(String slug) {
        var project = seen(slug);
        if (!mayEdit(visit.person().role())) throw visit.forbidden("That needs role admin.");
        return project.id();
    }

    boolean mayEdit(String role) {
        return EDITORS.contains(role);
    }

    List<Rule> rules(long project) {
        return visit.answer(Service.ALERTS, bearer -> alerts.rules(bearer, project));
    }

    List<Destination> destinations(long project) {
        return visit.answer(Service.ALERTS, bearer -> alerts.destinations(bearer, project));
    }

    List<Delivery> deliveries(long project) {
        return visit.answer(
                Service.ALERTS, bearer -> alerts.deliveries(bearer, project, null, LOG));
    }

    List<Channel> channels(long project) {
        return visit.answer(Service.ALERTS, bearer -> alerts.channels(bearer, project));
    }

    void set(long project, long rule, RuleSettings settings) throws Refused {
        visit.answerOrRefusal(
                Service.ALERTS, bearer -> alerts.setRule(bearer, project, rule, settings));
    }

    void add(long project, NewDestination destination) throws Refused {
        visit.answerOrRefusal(
                Service.ALERTS, bearer -> alerts.addDestination(bearer, project, destination));
    }

    void remove(long project, long destination) {
        visit.answer(
                Service.ALERTS, bearer -> alerts.removeDestination(bearer, project, destination));
    }

    Resent resend(long project, long delivery) throws Refused {
        return visit.answerOrRefusal(
                Service.ALERTS, bearer -> alerts.resend(bearer, project, delivery));
    }

    TestResult test(long project, long destination) {
        return visit.done(Service.ALERTS, bearer -> alerts.test(bearer, project, destination));
    }
}
