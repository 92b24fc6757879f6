package dev.mayday.ui;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import dev.mayday.contracts.alerts.AlertsApi.Attempt;
import dev.mayday.contracts.alerts.AlertsApi.Channel;
import dev.mayday.contracts.alerts.AlertsApi.Delivery;
import dev.mayday.contracts.alerts.AlertsApi.Destination;
import dev.mayday.contracts.alerts.AlertsApi.Field;
import dev.mayday.contracts.alerts.AlertsApi.Rule;
import dev.mayday.contracts.alerts.AlertsApi.RuleSettings;
import dev.mayday.contracts.alerts.ChannelKind;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.contracts.issues.AccountApi.ResetOffer;
import dev.mayday.contracts.issues.AccountApi.ResetWay;
import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.contracts.issues.DashboardApi.Activity;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.contracts.issues.EventDetail.ReceiptLine;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.contracts.issues.SessionsApi.Person;
import dev.mayday.contracts.issues.ThrownException;
import dev.mayday.contracts.issues.ThrownException.Relation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A small company with the incident of the lesson: what the neighbors say in most tests.
public final class Fixtures {

    public static final Person ANA =
            new Person(1, "ana@acme.example", "Ana Torres", "acme", "owner", false);
    public static final String EVENT = "4f1c9a7e2b3d4c5f8a9b0c1d2e3f4a5b";

    private Fixtures() {}

    public static Instant ago(Duration age) {
        return Instant.now().minus(age);
    }

    public static ProjectSummary project(long id, String slug, String name, long unresolved) {
        return new ProjectSummary(
                id,
                slug,
                name,
                "python",
                "http://0123456789abcdef0123456789abcdef@localhost:9000/" + id,
                ago(Duration.ofDays(40)),
                unresolved == 0 ? null : ago(Duration.ofDays(39)),
                unresolved,
                unresolved == 0 ? List.of() : List.of("production", "staging"));
    }

    public static List<ProjectSummary> projects() {
        return List.of(
                project(1, "document-api", "Document API", 14),
                project(2, "shop", "Shop", 6),
                project(3, "mobile", "Mobile", 0));
    }

    public static AnIssue keyError() {
        return AnIssue.titled("KeyError", "'business_finance'")
                .id(42)
                .culprit("app.services.classifier in Classifier.classify")
                .counting(10_247, 3_891)
                .seen(Duration.ofDays(42), Duration.ofMinutes(2));
    }

    public static IssuePage page(AnIssue... issues) {
        return IssuePage.of(
                List.of(issues).stream().map(AnIssue::row).toList(), issues.length, null);
    }

    public static IssueDetail detail(AnIssue issue) {
        return new IssueDetail(
                issue.row(),
                "Known since 42 days; nobody has resolved it yet.",
                "no",
                "document-api@91c0e7d",
                "document-api@a3b8f2c",
                1,
                List.of(
                        new Activity(
                                ago(Duration.ofDays(20)),
                                ActivityKind.REOPENED,
                                "Ana Torres",
                                "reopened it",
                                70L),
                        new Activity(
                                ago(Duration.ofDays(21)),
                                ActivityKind.RESOLVED,
                                "Ben Okafor",
                                "resolved it",
                                null),
                        new Activity(
                                ago(Duration.ofDays(42)),
                                ActivityKind.OPENED,
                                null,
                                "First seen in document-api@91c0e7d",
                                null)),
                grouping());
    }

    private static JsonNode grouping() {
        return json(
                """
                {"config": "native:1", "evidence": "app", "strong": true, "parts": [
                  {"tag": "type", "values": ["KeyError"]},
                  {"tag": "f", "values": ["app.services.classifier", "Classifier.classify"]},
                  {"tag": "f", "values": ["app.api.routes.documents", "classify_document"]}],
                 "left_out": [{"frame": 0, "reason": "not-in-app"}, {"frame": 1, "reason": "not-in-app"}, {"frame": 2, "reason": "not-in-app"}]}
                """);
    }

    public static EventDetail event(JsonNode body) {
        return event(body, List.of());
    }

    public static EventDetail event(JsonNode body, List<ReceiptLine> receipt) {
        return event(body, receipt, null, 10_247);
    }

    /// One behind which others came.
    public static EventDetail older(JsonNode body) {
        return event(body, List.of(), "5d2c0a7e9b4f48d1a6c3e8f70b1d2e3f", 10_245);
    }

    private static EventDetail event(
            JsonNode body, List<ReceiptLine> receipt, @Nullable String newer, long ordinal) {
        return new EventDetail(
                EVENT,
                42,
                ago(Duration.ofMinutes(2)),
                ago(Duration.ofMinutes(2)),
                "production",
                "document-api@a3b8f2c",
                Level.ERROR,
                Map.of(
                        "environment", "production",
                        "release", "document-api@a3b8f2c",
                        "api.version", "v1",
                        "request.id", "req_01HZX4T9",
                        "subscription_tier", "enterprise",
                        "server_name", "api-7c9d6b5f4-x2v8q"),
                body.path("transaction").asText(""),
                chain(body),
                body,
                "3e0b8f6d1a2c4b5e7f8a9b0c1d2e3f4a",
                newer,
                ordinal,
                10_247,
                false,
                receipt);
    }

    /// The exceptions of a body, the last one outermost, each caused by the one before it in the
    /// list; the contexts of Python are told apart.
    public static List<ThrownException> chain(JsonNode body) {
        var values = body.path("exception");
        if (values.isObject()) values = values.path("values");
        var chain = new ArrayList<ThrownException>();
        for (int i = values.size() - 1; i >= 0; i--) {
            var context = values.get(i).path("mechanism").path("source").asText("");
            var relation =
                    chain.isEmpty()
                            ? Relation.OUTERMOST
                            : context.equals("__context__")
                                    ? Relation.WHILE_HANDLING
                                    : Relation.CAUSED_BY;
            chain.add(new ThrownException(i, 0, relation, chain.size() - 1));
        }
        return chain;
    }

    public static JsonNode recorded(String name) {
        try (var in = Fixtures.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return NeighborServer.JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonNode json(String text) {
        try {
            return NeighborServer.JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public static List<Rule> rules() {
        return List.of(
                rule(1, "New issue", RuleMode.ACTIVE, "issue.new", List.of("production")),
                rule(2, "Regression", RuleMode.WATCH, "issue.regressed", List.of()));
    }

    private static Rule rule(
            long id, String name, RuleMode mode, String condition, List<String> environments) {
        var conditions = List.of(condition);
        return new Rule(
                id,
                "When that happens",
                new RuleSettings(name, mode, conditions, "", environments, List.of(), 1800));
    }

    public static List<Channel> channels() {
        var hint = "https://hooks.slack.com/services/…";
        return List.of(
                new Channel(
                        ChannelKind.SLACK,
                        "Slack",
                        List.of(new Field("url", "Slack incoming-webhook URL", "url", hint))));
    }

    public static List<Destination> destinations() {
        return List.of(
                new Destination(
                        5,
                        ChannelKind.SLACK,
                        "#backend-alerts",
                        "https://hooks.slack.com/services/T0…/…",
                        true));
    }

    public static List<Delivery> deliveries() {
        return List.of(
                delivery(
                        9,
                        DeliveryState.RETRYING,
                        new Attempt(ago(Duration.ofMinutes(1)), 429, 81, "rate_limited")),
                delivery(
                        8,
                        DeliveryState.DELIVERED,
                        new Attempt(ago(Duration.ofHours(3)), 200, 143, "ok")));
    }

    public static Delivery delivery(
            long id, DeliveryState state, @Nullable Long resends, @Nullable Long resentBy) {
        var one = delivery(id, state, new Attempt(ago(Duration.ofHours(1)), 404, 9, "no_service"));
        return new Delivery(
                id,
                one.destination(),
                one.rule(),
                one.issueId(),
                one.shortId(),
                one.title(),
                one.reason(),
                state,
                one.created(),
                null,
                null,
                0,
                resends,
                resentBy,
                one.attempts());
    }

    private static Delivery delivery(long id, DeliveryState state, Attempt attempt) {
        return new Delivery(
                id,
                "#backend-alerts",
                "New issue",
                42,
                "DOCUMENT-API-3F",
                "KeyError: 'business_finance'",
                "First event of an unknown error in production.",
                state,
                attempt.at(),
                state == DeliveryState.RETRYING ? Instant.now().plusSeconds(30) : null,
                null,
                0,
                null,
                null,
                List.of(attempt));
    }

    /// @param decision null when there is nothing to undo
    public static DecisionReport decided(@Nullable Long decision, long... issues) {
        return new DecisionReport(
                decision,
                LongStream.of(issues)
                        .mapToObj(id -> new DecisionReport.Done(id, "SHOP-" + id))
                        .toList(),
                List.of());
    }

    /// Everything a visitor who just looks around needs.
    public static NeighborServer in(NeighborServer neighbor) {
        neighbor.answers("GET /internal/sessions/current", ANA)
                .answers("GET /internal/dashboard/projects", projects())
                .answers("GET /internal/views", List.of())
                .answers("GET /internal/account/reset-requests", new ResetWay(true))
                .answers("POST /internal/account/reset-offers", new ResetOffer("ana@acme.example"))
                .answers("GET /internal/sign-on/mappings", List.of())
                .answers("GET /internal/dashboard/issues", page(keyError()))
                .answers("GET /internal/dashboard/issues/42", detail(keyError()))
                .answers("GET /internal/affected/42", Affecting.keyError())
                .answers("POST /internal/dashboard/decisions", decided(17L, 42))
                .answers("DELETE /internal/dashboard/decisions/17", decided(null, 42))
                .answers(
                        "GET /internal/dashboard/issues/42/events/" + EVENT,
                        event(recorded("key-error")))
                .answers(
                        "GET /internal/dashboard/issues/42/events/latest",
                        event(recorded("key-error")))
                .answers(
                        "GET /internal/dashboard/issues/42/events/recommended",
                        event(recorded("key-error")))
                .answers("GET /internal/alerts/projects/1/rules", rules())
                .answers("GET /internal/alerts/projects/1/destinations", destinations())
                .answers("GET /internal/alerts/projects/1/channels", channels())
                .answers("GET /internal/alerts/projects/1/deliveries", deliveries());
        Peopling.in(neighbor);
        for (var project : projects()) {
            neighbor.answers("GET /internal/dashboard/projects/" + project.slug(), project);
        }
        Projecting.in(neighbor);
        Owning.in(neighbor);
        return neighbor;
    }
}
