package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mayday.contracts.EventIds;
import dev.mayday.issues.read.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as the API shows it.
///
/// @param context what SDKs call `extra`
/// @param transaction the route or task in which it happened, beside the culprit
/// @param dateCreated when it happened, by the event's own clock
/// @param entries null in lists
record EventJson(
        String id,
        String eventID,
        String groupID,
        String projectID,
        String title,
        String message,
        String type,
        Instant dateCreated,
        Instant dateReceived,
        String culprit,
        @Nullable String transaction,
        @Nullable String location,
        String platform,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ArrayNode entries,
        JsonNode contexts,
        JsonNode context,
        JsonNode packages,
        List<Tag> tags,
        @Nullable JsonNode user,
        @Nullable JsonNode sdk,
        IssueJson.@Nullable Release release,
        @Nullable String dist,
        JsonNode metadata,
        JsonNode errors,
        @JsonProperty("_meta") JsonNode meta) {

    record Tag(String key, String value) {}

    static EventJson of(StoredEvent event) {
        return json(event, EntriesJson.of(event.body()));
    }

    /// Without its entries.
    static EventJson brief(StoredEvent event) {
        return json(event, null);
    }

    private static EventJson json(StoredEvent event, @Nullable ArrayNode entries) {
        var body = event.body();
        var id = EventIds.format(event.id());
        return new EventJson(
                id,
                id,
                Long.toString(event.issue().id()),
                Long.toString(event.issue().project()),
                body.path("title").asText("<untitled>"),
                body.path("logentry").path("formatted").asText(""),
                type(body),
                event.occurred(),
                event.received(),
                body.path("culprit").asText(""),
                body.path("transaction").textValue(),
                body.path("location").textValue(),
                body.path("platform").asText("other"),
                entries,
                object(body, "contexts"),
                object(body, "extra"),
                object(body, "modules"),
                event.tags().entrySet().stream()
                        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                        .toList(),
                body.get("user"),
                body.get("sdk"),
                event.release().isEmpty() ? null : new IssueJson.Release(event.release()),
                body.path("dist").textValue(),
                metadata(body),
                body.path("errors").isArray() ? body.path("errors") : array(),
                object(body, "_meta"));
    }

    /// Only what clients know: anything that is no error is `default`.
    private static String type(JsonNode body) {
        return body.path("exception").path("values").isEmpty() ? "default" : "error";
    }

    private static JsonNode metadata(JsonNode body) {
        var metadata = JsonNodeFactory.instance.objectNode();
        var values = body.path("exception").path("values");
        var main = values.path(values.size() - 1);
        boolean madeUp = main.path("mechanism").path("synthetic").asBoolean();
        if (main.hasNonNull("type") && !madeUp) metadata.set("type", main.get("type"));
        if (main.hasNonNull("value")) metadata.set("value", main.get("value"));
        if (metadata.isEmpty()) metadata.put("title", body.path("title").asText(""));
        return metadata;
    }

    private static JsonNode object(JsonNode body, String key) {
        var value = body.path(key);
        return value.isObject() ? value : JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
