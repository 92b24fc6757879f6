package dev.mayday.issues.ingestion.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Events as a Python SDK would send them.
public final class AnEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json = JSON.createObjectNode();

    private AnEvent() {
        json.put("platform", "python").put("level", "error");
        of("ValueError", "no such category").in("app.services.classifier", "classify");
    }

    public static AnEvent anEvent() {
        return new AnEvent();
    }

    public AnEvent of(String type, String value) {
        exception().put("type", type).put("value", value);
        return this;
    }

    public AnEvent in(String module, String function) {
        var frames = exception().putObject("stacktrace").putArray("frames");
        frame(frames.addObject(), "app.main", "main");
        frame(frames.addObject(), "app.web", "handle");
        frame(frames.addObject(), module, function);
        return this;
    }

    /// A stack of these, in one file.
    public AnEvent calls(List<String> functions) {
        var frames = exception().putObject("stacktrace").putArray("frames");
        for (var function : functions) frame(frames.addObject(), "app.main", function);
        return this;
    }

    public AnEvent fingerprint(String part) {
        json.putArray("fingerprint").add(part);
        return this;
    }

    public AnEvent user(String id) {
        json.putObject("user").put("id", id);
        return this;
    }

    public AnEvent email(String address) {
        json.withObject("user").put("email", address);
        return this;
    }

    public AnEvent request(String method) {
        json.putObject("request").put("method", method).put("url", "https://shop.test/cart");
        return this;
    }

    public AnEvent tag(String key, String value) {
        json.withObject("tags").put(key, value);
        return this;
    }

    public AnEvent release(String version) {
        json.put("release", version);
        return this;
    }

    public AnEvent environment(String name) {
        json.put("environment", name);
        return this;
    }

    public AnEvent level(String level) {
        json.put("level", level);
        return this;
    }

    public AnEvent at(Instant timestamp) {
        json.put("timestamp", timestamp.toString());
        return this;
    }

    public AnEvent with(String key, String value) {
        json.put(key, value);
        return this;
    }

    public byte[] json() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode exception() {
        var values = json.withObject("exception").withArray("values");
        return values.isEmpty() ? values.addObject() : (ObjectNode) values.get(0);
    }

    private static void frame(ObjectNode frame, String module, String function) {
        frame.put("module", module).put("function", function).put("filename", module + ".py");
        frame.put("lineno", 12).put("in_app", true);
    }
}
