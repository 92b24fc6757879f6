package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.DashboardApi.EventDetail;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// An event, ready to be read.
///
/// @param occurred its own time when it differs from the time of receipt by more than 5 min; else
/// equal to it
/// @param message of an event that threw nothing
/// @param glance the few facts that tell most
public record EventView(
        String id,
        Moment received,
        Moment occurred,
        boolean delayed,
        Count ordinal,
        Count retained,
        String older,
        String newer,
        String message,
        List<Pair> glance,
        List<ErrorView> errors,
        Trail trail,
        RequestView request,
        UserView user,
        List<Pair> tags,
        List<ContextView> contexts,
        List<Pair> extra,
        List<Pair> modules,
        String sdk) {

    private static final Duration LATE = Duration.ofMinutes(5);

    public static EventView of(EventDetail event, Instant now) {
        var body = event.body();
        var errors = ErrorView.chain(body, new Highlighter(Json.text(body, "platform")));
        var message = message(body);
        var request = RequestView.of(body.path("request"));
        var user = UserView.of(body.path("user"));
        return new EventView(
                event.id(),
                Moment.of(event.received(), now),
                Moment.of(event.timestamp(), now),
                late(event),
                Count.of(event.ordinal()),
                Count.of(event.retained()),
                event.olderId() == null ? "" : event.olderId(),
                event.newerId() == null ? "" : event.newerId(),
                message,
                Glance.of(event, errors, request, user),
                errors,
                trail(event, errors, message),
                request,
                user,
                tags(event),
                ContextView.all(body.path("contexts")),
                Pair.all(body.path("extra")),
                Pair.all(body.path("modules")),
                sdk(body.path("sdk")));
    }

    private static Trail trail(EventDetail event, List<ErrorView> errors, String message) {
        var thrown = !errors.isEmpty() && !errors.getFirst().type().isEmpty();
        return Trail.of(
                event.body(),
                thrown ? errors.getFirst().type() : "event",
                thrown ? errors.getFirst().value() : message,
                event.timestamp());
    }

    private static boolean late(EventDetail event) {
        return Duration.between(event.timestamp(), event.received()).abs().compareTo(LATE) > 0;
    }

    /// The message in full, or "" when an exception speaks for itself.
    private static String message(JsonNode body) {
        var entry = body.path("logentry");
        if (entry.isTextual()) return entry.asText();
        var formatted = Json.text(entry, "formatted");
        if (!formatted.isEmpty()) return formatted;
        var template = Json.text(entry, "message");
        return template.isEmpty() ? Json.text(body, "message") : template;
    }

    private static List<Pair> tags(EventDetail event) {
        return event.tags().entrySet().stream()
                .map(tag -> Pair.of(tag.getKey(), tag.getValue()))
                .sorted(Comparator.comparing(Pair::name))
                .toList();
    }

    private static String sdk(JsonNode sdk) {
        return (Json.text(sdk, "name") + " " + Json.text(sdk, "version")).strip();
    }
}
