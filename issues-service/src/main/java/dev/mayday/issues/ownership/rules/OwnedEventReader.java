package dev.mayday.issues.ownership.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.ModelReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads from a stored body what rules ask about. For one event and one thread.
public final class OwnedEventReader {

    private final String platform;
    private final List<CodeMapping> mappings;
    private final List<OwnedFrame> frames = new ArrayList<>();

    private OwnedEventReader(String platform, List<CodeMapping> mappings) {
        this.platform = platform;
        this.mappings = mappings;
    }

    /// @param body canonical, with the last word on `in_app`
    public static OwnedEvent read(JsonNode body, List<CodeMapping> mappings) {
        var reader = new OwnedEventReader(body.path("platform").asText(""), mappings);
        reader.exceptions(body);
        if (reader.frames.isEmpty()) reader.stack(body);
        if (reader.frames.isEmpty()) reader.threads(body);
        return new OwnedEvent(
                reader.frames,
                body.path("request").path("url").asText(""),
                tags(body),
                user(body.path("user")));
    }

    /// The main one first, the others from the outermost in.
    private void exceptions(JsonNode body) {
        var nodes = new ArrayList<JsonNode>();
        for (var node : body.path("exception").path("values")) if (node.isObject()) nodes.add(node);
        var values = ModelReader.exceptions(body);
        var main = Headlines.main(values);
        int speaking = -1;
        for (int i = 0; i < values.size(); i++) if (values.get(i) == main) speaking = i;
        if (speaking >= 0) stack(nodes.get(speaking));
        for (int i = nodes.size() - 1; i >= 0; i--) if (i != speaking) stack(nodes.get(i));
    }

    /// Crashed ones first.
    private void threads(JsonNode body) {
        for (boolean crashed : List.of(true, false)) {
            for (var thread : body.path("threads").path("values"))
                if (thread.path("crashed").asBoolean() == crashed) stack(thread);
        }
    }

    private void stack(JsonNode owner) {
        var stack = ModelReader.stack(owner);
        if (stack == null) return;
        var written = owner.path("stacktrace").path("frames");
        for (int i = stack.frames().size() - 1; i >= 0; i--) {
            var decided = written.path(i).path("in_app");
            add(stack.frames().get(i), !decided.isBoolean() || decided.booleanValue());
        }
    }

    private void add(Frame frame, boolean inApp) {
        var paths = CandidatePaths.of(frame, platform, mappings);
        var module = orEmpty(frame.module());
        frames.add(OwnedFrame.of(frames.size(), paths, module, inApp));
    }

    private static Map<String, String> tags(JsonNode body) {
        var tags = new LinkedHashMap<String, String>();
        for (var pair : body.path("tags"))
            tags.putIfAbsent(pair.path(0).asText(), pair.path(1).asText());
        return tags;
    }

    private static Map<String, String> user(JsonNode user) {
        var fields = new LinkedHashMap<String, String>();
        for (var from : List.of(user, user.path("data"))) {
            for (var field : from.properties()) {
                if (field.getValue().isValueNode() && !field.getValue().isNull())
                    fields.putIfAbsent(field.getKey(), field.getValue().asText());
            }
        }
        return fields;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
