package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.headline.Crash;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.EventBody;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.Level;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.Mechanism;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.Origin;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.event.model.ThreadValue;
import dev.mayday.issues.event.model.UserKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the canonical tree into records. Nothing is checked here again; what scrubbing has made of
/// another type reads as absent.
final class Extraction {

    NormalisedEvent read(
            ObjectNode root, EventType type, @Nullable UserKey userKey, Receipt receipt) {
        var exceptions = exceptions(root);
        var threads = threads(root);
        var stack = stack(root);
        var logentry = logentry(root);
        var origin = origin(root);
        var handled = Handled.of(exceptions);
        var platform = root.path("platform").asText("other");
        var crash = new Crash(platform, exceptions, stack);
        var headline = Headlines.of(type, crash, origin, logentry, EventBody.url(root));
        var tags = ServerTags.of(root, origin, handled, exceptions);
        return new NormalisedEvent(
                receipt.eventId(),
                receipt.projectId(),
                receipt.received(),
                timestamp(root, receipt.received()),
                type,
                level(root),
                platform,
                headline,
                origin,
                tags,
                handled,
                userKey,
                fingerprint(root),
                text(root, "checksum"),
                exceptions,
                threads,
                stack,
                logentry,
                new EventBody(root, headline, tags));
    }

    private static Instant timestamp(ObjectNode root, Instant received) {
        var parsed = Timestamps.parse(root.path("timestamp"));
        return parsed == null ? received : parsed;
    }

    private static Level level(ObjectNode root) {
        var level = Level.parse(root.path("level"));
        return level == null ? Level.ERROR : level;
    }

    private static Origin origin(ObjectNode root) {
        var sdk = root.path("sdk");
        return new Origin(
                text(root, "release"),
                text(root, "dist"),
                text(root, "environment"),
                text(root, "transaction"),
                text(root, "culprit"),
                text(root, "title"),
                text(root, "logger"),
                text(root, "server_name"),
                text(root, "site"),
                text(sdk, "name"),
                text(sdk, "version"));
    }

    private static List<String> fingerprint(ObjectNode root) {
        var parts = new ArrayList<String>();
        root.path("fingerprint").forEach(part -> parts.add(part.asText()));
        return parts;
    }

    private static @Nullable LogEntry logentry(ObjectNode root) {
        var entry = root.path("logentry");
        var formatted = text(entry, "formatted");
        return formatted == null ? null : new LogEntry(text(entry, "message"), formatted);
    }

    private static List<ExceptionValue> exceptions(ObjectNode root) {
        var exceptions = new ArrayList<ExceptionValue>();
        for (var node : root.path("exception").path("values")) {
            if (!node.isObject()) continue;
            exceptions.add(
                    new ExceptionValue(
                            text(node, "type"),
                            text(node, "value"),
                            text(node, "module"),
                            text(node, "thread_id"),
                            mechanism(node.path("mechanism")),
                            stack(node)));
        }
        return exceptions;
    }

    private static @Nullable Mechanism mechanism(JsonNode node) {
        if (!node.isObject()) return null;
        var nsError = node.path("meta").path("ns_error");
        var code = nsError.get("code");
        return new Mechanism(
                node.path("type").asText("generic"),
                flag(node, "handled"),
                node.path("synthetic").asBoolean(),
                node.path("is_exception_group").asBoolean(),
                text(node, "source"),
                number(node, "exception_id"),
                number(node, "parent_id"),
                text(nsError, "domain"),
                code == null ? null : Texts.lenient(code));
    }

    private static List<ThreadValue> threads(ObjectNode root) {
        var threads = new ArrayList<ThreadValue>();
        for (var node : root.path("threads").path("values")) {
            if (!node.isObject()) continue;
            threads.add(
                    new ThreadValue(
                            text(node, "id"),
                            text(node, "name"),
                            text(node, "state"),
                            node.path("crashed").asBoolean(),
                            node.path("current").asBoolean(),
                            node.path("main").asBoolean(),
                            stack(node)));
        }
        return threads;
    }

    private static @Nullable StackTrace stack(JsonNode owner) {
        if (!(owner.path("stacktrace").path("frames") instanceof ArrayNode list)) return null;
        var frames = new ArrayList<Frame>(list.size());
        for (var node : list) frames.add(frame(node));
        return new StackTrace(frames);
    }

    /// Of a stored frame what the SDK said, not what was made of it.
    private static @Nullable Boolean saidInApp(JsonNode frame) {
        var before = frame.path("data").get("orig_in_app");
        if (before == null || !before.isIntegralNumber()) return flag(frame, "in_app");
        return before.intValue() < 0 ? null : before.intValue() == 1;
    }

    private static Frame frame(JsonNode node) {
        var data = node.path("data");
        return new Frame(
                text(node, "function"),
                text(node, "raw_function"),
                text(node, "module"),
                text(node, "filename"),
                text(node, "abs_path"),
                text(node, "package"),
                text(node, "platform"),
                number(node, "lineno"),
                number(node, "colno"),
                saidInApp(node),
                text(node, "context_line"),
                data.hasNonNull("sourcemap"),
                data.path("symbolicated").asBoolean(),
                text(data, "category"));
    }

    private static @Nullable String text(JsonNode node, String key) {
        var value = node.get(key);
        return value == null ? null : value.textValue();
    }

    private static @Nullable Long number(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isIntegralNumber() ? null : value.longValue();
    }

    private static @Nullable Boolean flag(JsonNode node, String key) {
        var value = node.get(key);
        return value == null || !value.isBoolean() ? null : value.booleanValue();
    }
}
