package dev.mayday.issues.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.ModelReader;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as a query asks about it. Texts that it does not have are empty, lists too.
///
/// What several terms ask is read once. For one thread.
public final class SearchedEvent {

    private final UUID id;
    private final String project;
    private final Instant received;
    private final Instant occurred;
    private final String lateness;
    private final JsonNode body;
    private @Nullable Map<String, String> tags;
    private @Nullable List<ExceptionValue> exceptions;

    /// @param project slug
    /// @param occurred the event's own time
    /// @param lateness why it did not reopen its issue; empty when there is nothing to tell
    /// @param body the normalised payload of protocol 5: hostile text all through
    public SearchedEvent(
            UUID id,
            String project,
            Instant received,
            Instant occurred,
            String lateness,
            JsonNode body) {
        this.id = id;
        this.project = project;
        this.received = received;
        this.occurred = occurred;
        this.lateness = lateness;
        this.body = body;
    }

    /// One that is not stored yet: what was read of it is not read again.
    ///
    /// @param event with its conclusions in its body
    public static SearchedEvent of(NormalisedEvent event) {
        var searched =
                new SearchedEvent(
                        event.id(),
                        "",
                        event.received(),
                        event.timestamp(),
                        "",
                        event.body().tree());
        searched.exceptions = event.exceptions();
        return searched;
    }

    UUID id() {
        return id;
    }

    String project() {
        return project;
    }

    Instant received() {
        return received;
    }

    Instant occurred() {
        return occurred;
    }

    String lateness() {
        return lateness;
    }

    public String level() {
        return body.path("level").asText("error");
    }

    String platform() {
        return body.path("platform").asText("");
    }

    String title() {
        return body.path("title").asText("");
    }

    String culprit() {
        return body.path("culprit").asText("");
    }

    String type() {
        var main = main();
        var type = main == null ? null : main.realType();
        return type == null ? "" : type;
    }

    /// What the error says; empty for messages.
    String value() {
        var main = main();
        return main == null || main.value() == null ? "" : main.value();
    }

    /// What the error says, or the log entry.
    String message() {
        var value = value();
        if (!value.isEmpty()) return value;
        var logged = body.path("logentry").path("formatted").asText("");
        return logged.isEmpty() ? title() : logged;
    }

    String handled() {
        return Handled.of(exceptions()).wire();
    }

    /// In the order of the event.
    public Map<String, String> tags() {
        var known = tags;
        if (known != null) return known;
        var read = new LinkedHashMap<String, String>();
        for (var pair : body.path("tags"))
            read.putIfAbsent(pair.path(0).asText(), pair.path(1).asText());
        tags = read;
        return read;
    }

    private @Nullable ExceptionValue main() {
        return Headlines.main(exceptions());
    }

    private List<ExceptionValue> exceptions() {
        var known = exceptions;
        if (known != null) return known;
        var read = ModelReader.exceptions(body);
        exceptions = read;
        return read;
    }

    /// What stands at a place.
    List<String> at(String... path) {
        var node = body;
        for (var step : path) node = node.path(step);
        return texts(node);
    }

    /// What each entry of a list has at a name: of breadcrumbs for instance.
    List<String> each(String list, String name) {
        var all = new ArrayList<String>();
        for (var entry : body.path(list).path("values")) all.addAll(texts(entry.path(name)));
        return all;
    }

    /// What the frames of all stacks have at a name.
    ///
    /// @param inApp only frames of the application
    List<String> frames(String name, boolean inApp) {
        var all = new ArrayList<String>();
        for (var owner : body.path("exception").path("values")) frames(owner, name, inApp, all);
        for (var owner : body.path("threads").path("values")) frames(owner, name, inApp, all);
        frames(body, name, inApp, all);
        return all;
    }

    private static void frames(JsonNode owner, String name, boolean inApp, List<String> all) {
        for (var frame : owner.path("stacktrace").path("frames")) {
            if (inApp && !frame.path("in_app").asBoolean()) continue;
            all.addAll(texts(frame.path(name)));
        }
    }

    /// What stands below `contexts` at a path with dots; names may have dots themselves.
    List<String> context(String path) {
        var node = body.path("contexts");
        var rest = path;
        while (!node.has(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) return List.of();
            node = node.path(rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        return texts(node.path(rest));
    }

    /// A list is each of its entries, an object its JSON.
    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return List.of();
        if (node.isObject()) return List.of(node.toString());
        if (!node.isArray()) return List.of(node.asText());
        var all = new ArrayList<String>(node.size());
        for (var entry : node) all.add(entry.isContainerNode() ? entry.toString() : entry.asText());
        return all;
    }
}
