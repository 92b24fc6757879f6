package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.Origin;
import dev.mayday.issues.event.model.UserKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tags of an event: those of the application, and those that the server knows (protocol 5.7).
/// What the event says of itself wins over a tag of the same name; what is only concluded does not.
final class ServerTags {

    private final Map<String, String> tags = new LinkedHashMap<>();

    private ServerTags() {}

    static Map<String, String> of(
            JsonNode event, Origin origin, Handled handled, List<ExceptionValue> exceptions) {
        var all = new ServerTags();
        for (var pair : event.path("tags")) {
            var key = pair.path(0).textValue();
            var value = pair.path(1).textValue();
            if (key != null && value != null) all.tags.putIfAbsent(key, value);
        }
        all.said(event, origin);
        all.concluded(event, handled, exceptions);
        return all.tags;
    }

    private void said(JsonNode event, Origin origin) {
        set("level", event.path("level").textValue());
        set("environment", origin.environment());
        set("release", origin.release());
        set("dist", origin.dist());
        set("transaction", origin.transaction());
        set("logger", origin.logger());
        set("server_name", origin.serverName());
        set("site", origin.site());
    }

    private void concluded(JsonNode event, Handled handled, List<ExceptionValue> exceptions) {
        add("url", event.path("request").path("url").textValue());
        var user = UserKey.of(event);
        if (user != null && !user.value().equals("[Filtered]")) add("user", user.text());
        if (handled != Handled.UNKNOWN) add("handled", handled.wire());
        if (!exceptions.isEmpty()) add("mechanism", exceptions.getLast().mechanism().type());
        var contexts = event.path("contexts");
        for (var name : new String[] {"os", "client_os", "browser", "runtime"})
            named(name, contexts.path(name));
        add("device", contexts.path("device").path("model").textValue());
        add("device.family", contexts.path("device").path("family").textValue());
        add("device.class", contexts.path("device").path("class").textValue());
    }

    /// `runtime: CPython 3.11.7` and `runtime.name: CPython`.
    private void named(String key, JsonNode context) {
        var name = context.path("name").textValue();
        if (name == null) return;
        var version = context.path("version").textValue();
        add(key, version == null ? name : name + " " + version);
        add(key + ".name", name);
    }

    private void set(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) tags.put(key, line(value));
    }

    private void add(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) tags.putIfAbsent(key, line(value));
    }

    private static String line(String value) {
        return Texts.cut(Texts.firstLine(value), Limit.TAG.max);
    }
}
