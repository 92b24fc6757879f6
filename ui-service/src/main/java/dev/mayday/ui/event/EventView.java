package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// An event, ready to be read.
///
/// @param occurred its own time when it differs from the time of receipt by more than 5 min; else
/// equal to it
/// @param glance the few facts that tell most
/// @param user what is known about the person to whom it happened
/// @param others whatever else was sent, so that nothing is left out
/// @param traceback what was thrown as its language prints it; empty unless it is to be shown so
public record EventView(
        String id,
        Moment received,
        Moment occurred,
        boolean delayed,
        String transaction,
        MessageView message,
        List<Pair> glance,
        List<ErrorView> errors,
        List<ThreadView> threads,
        Trail trail,
        RequestView request,
        List<Pair> user,
        List<Pair> tags,
        List<ContextView> contexts,
        List<Pair> extra,
        List<Pair> modules,
        List<Pair> others,
        Receipt receipt,
        String sdk,
        String traceback) {

    private static final Duration LATE = Duration.ofMinutes(5);

    /// Has its own place on the page, or is said there by another name.
    private static final Set<String> SHOWN_OTHERWISE =
            Set.of(
                    "event_id",
                    "timestamp",
                    "received",
                    "level",
                    "exception",
                    "threads",
                    "stacktrace",
                    "breadcrumbs",
                    "request",
                    "user",
                    "tags",
                    "contexts",
                    "extra",
                    "modules",
                    "logentry",
                    "message",
                    "transaction",
                    "environment",
                    "release",
                    "errors",
                    "_meta",
                    "project",
                    "type",
                    "title",
                    "culprit",
                    "location",
                    "metadata");

    /// What was logged.
    ///
    /// @param template with its placeholders, where it is not the text itself
    public record MessageView(String text, String template, List<Pair> parameters) {

        static MessageView of(JsonNode body) {
            var entry = body.path("logentry");
            if (entry.isTextual()) return new MessageView(Json.text(entry), "", List.of());
            var template = Json.text(entry, "message");
            var formatted = Json.firstOf(entry, "formatted", "message");
            var text = formatted.isEmpty() ? Json.text(body, "message") : formatted;
            return new MessageView(
                    text,
                    template.equals(text) ? "" : template,
                    Pair.allOr("params", entry.path("params")));
        }

        public boolean isEmpty() {
            return text.isEmpty() && template.isEmpty() && parameters.isEmpty();
        }
    }

    /// @param choice how stacks are shown
    /// @param zone of who looks: all times of the event are told in it
    public static EventView of(EventDetail event, StackChoice choice, Instant now, ZoneId zone) {
        var body = event.body();
        var platform = Json.text(body, "platform");
        var reading = Reading.of(platform, choice);
        var raised = Raised.all(event.exceptions(), body);
        var errors = ErrorView.all(raised, reading);
        var message = MessageView.of(body);
        var request = RequestView.of(body.path("request"));
        return new EventView(
                event.id(),
                Moment.of(event.received(), now, zone),
                Moment.of(event.timestamp(), now, zone),
                late(event),
                event.transaction(),
                message,
                Glance.of(event, request, userName(body.path("user"))),
                errors,
                ThreadView.all(body, errors, reading),
                trail(event, errors, message.text(), zone),
                request,
                user(body.path("user")),
                tags(event),
                ContextView.all(body.path("contexts")),
                Pair.allOr("extra", body.path("extra")),
                Pair.allOr("modules", body.path("modules")),
                others(body),
                Receipt.of(event.receipt()),
                sdk(body.path("sdk")),
                choice.isRaw() ? Traceback.of(raised, platform) : "");
    }

    /// As much of the id as tells two events of an issue apart.
    public String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }

    /// Whether a frame of the application itself is in any stack.
    public boolean hasOurs() {
        return errors.stream().anyMatch(error -> error.stack().hasOurs());
    }

    private static Trail trail(
            EventDetail event, List<ErrorView> errors, String message, ZoneId zone) {
        var thrown = !errors.isEmpty() && !errors.getFirst().type().isEmpty();
        var error =
                new Trail.Thrown(
                        thrown ? errors.getFirst().type() : "event",
                        thrown ? errors.getFirst().value() : message,
                        event.level().wire(),
                        event.timestamp(),
                        zone);
        return Trail.of(event.body(), error);
    }

    private static boolean late(EventDetail event) {
        return Duration.between(event.timestamp(), event.received()).abs().compareTo(LATE) > 0;
    }

    private static List<Pair> user(JsonNode user) {
        var pairs = new ArrayList<Pair>();
        for (var pair : Pair.allOr("user", user)) {
            if (pair.name().equals("data") && user.path("data").isObject()) {
                pairs.addAll(Pair.all(user.path("data")));
            } else if (!pair.value().isEmpty()) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static String userName(JsonNode user) {
        return Json.firstOf(user, "email", "username", "name", "id", "ip_address");
    }

    private static List<Pair> tags(EventDetail event) {
        return event.tags().entrySet().stream()
                .map(tag -> Pair.of(tag.getKey(), Json.bounded(tag.getValue())))
                .sorted(Comparator.comparing(Pair::name))
                .toList();
    }

    private static List<Pair> others(JsonNode body) {
        return Pair.all(body).stream()
                .filter(pair -> !SHOWN_OTHERWISE.contains(pair.name()) && !pair.value().isEmpty())
                .toList();
    }

    private static String sdk(JsonNode sdk) {
        return (Json.text(sdk, "name") + " " + Json.text(sdk, "version")).strip();
    }
}
