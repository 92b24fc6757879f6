package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.json.Texts.textOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.json.Timestamps;
import dev.mayday.issues.event.model.EventBody;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.ModelReader;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.Origin;
import dev.mayday.issues.event.model.SecurityReport;
import dev.mayday.issues.event.model.TemplateError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the canonical tree into the model, once. Nothing is checked here again; what scrubbing has
/// made of another type reads as absent.
final class Extraction {

    /// What the server says of an event, whatever its payload does.
    record Intake(long projectId, UUID eventId, Instant received) {}

    NormalisedEvent read(ObjectNode root, Normaliser.Facts known, Intake intake) {
        var exceptions = ModelReader.exceptions(root);
        var origin = origin(root);
        return new NormalisedEvent(
                intake.eventId(),
                intake.projectId(),
                intake.received(),
                timestamp(root, intake.received()),
                known.claimed(),
                known.type(),
                level(root),
                root.path("platform").asText("other"),
                origin,
                ServerTags.of(root, origin, Handled.of(exceptions), exceptions),
                known.userKey(),
                fingerprint(root),
                textOf(root, "checksum"),
                exceptions,
                ModelReader.threads(root),
                ModelReader.stack(root),
                logentry(root),
                template(root),
                report(root, known.type()),
                new EventBody(root));
    }

    private static Instant timestamp(ObjectNode root, Instant received) {
        var parsed = Timestamps.parse(root.path("timestamp"));
        return parsed == null ? received : parsed;
    }

    private static Level level(ObjectNode root) {
        var level = Levels.parse(root.path("level"));
        return level == null ? Level.ERROR : level;
    }

    private static Origin origin(ObjectNode root) {
        var sdk = root.path("sdk");
        return new Origin(
                textOf(root, "release"),
                textOf(root, "dist"),
                textOf(root, "environment"),
                textOf(root, "transaction"),
                textOf(root, "culprit"),
                textOf(root, "title"),
                textOf(root, "logger"),
                textOf(root, "server_name"),
                textOf(root, "site"),
                textOf(sdk, "name"),
                textOf(sdk, "version"));
    }

    private static List<String> fingerprint(ObjectNode root) {
        var parts = new ArrayList<String>();
        root.path("fingerprint").forEach(part -> parts.add(part.asText()));
        return parts;
    }

    private static @Nullable LogEntry logentry(ObjectNode root) {
        var entry = root.path("logentry");
        var formatted = textOf(entry, "formatted");
        return formatted == null ? null : new LogEntry(textOf(entry, "message"), formatted);
    }

    private static @Nullable TemplateError template(ObjectNode root) {
        var template = root.path("template");
        return template.isObject()
                ? new TemplateError(textOf(template, "filename"), textOf(template, "context_line"))
                : null;
    }

    private static @Nullable SecurityReport report(ObjectNode root, EventType type) {
        if (!type.isSecurityReport()) return null;
        var report = root.path(type.wire());
        var directive = textOf(report, "effective_directive");
        var blocked = textOf(report, "blocked_uri");
        return new SecurityReport(
                type.wire(),
                directive == null || directive.isBlank()
                        ? textOf(report, "violated_directive")
                        : directive,
                blocked == null || blocked.isBlank() ? textOf(report, "hostname") : blocked);
    }
}
