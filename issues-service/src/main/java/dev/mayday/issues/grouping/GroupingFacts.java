package dev.mayday.issues.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.InAppVerdict;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.Mechanism;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.event.model.ThreadValue;
import dev.mayday.issues.grouping.facts.Circumstances;
import dev.mayday.issues.grouping.facts.ClientChoice;
import dev.mayday.issues.grouping.facts.LogMessage;
import dev.mayday.issues.grouping.facts.SecurityReport;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.TemplateError;
import dev.mayday.issues.grouping.facts.ThreadStack;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What grouping is told of an event, and how its word on `in_app` comes back.
public final class GroupingFacts {

    private GroupingFacts() {}

    public static GroupingInput of(NormalisedEvent event) {
        return new GroupingInput(
                circumstances(event),
                event.exceptions().stream().map(GroupingFacts::thrown).toList(),
                event.threads().stream().map(GroupingFacts::thread).toList(),
                stack(event.stacktrace()),
                message(event.logentry()),
                template(event.body().tree().path("template")),
                report(event),
                new ClientChoice(event.checksum(), event.fingerprint()));
    }

    /// The answer of grouping, in the order of [NormalisedEvent#stacks()].
    public static InAppVerdict inApp(NormalisedEvent event, FinalInApp verdict) {
        var stacks = new ArrayList<List<Boolean>>();
        for (int i = 0; i < event.exceptions().size(); i++) {
            if (event.exceptions().get(i).stacktrace() != null)
                stacks.add(verdict.exceptions().get(i));
        }
        for (int i = 0; i < event.threads().size(); i++) {
            if (event.threads().get(i).stacktrace() != null) stacks.add(verdict.threads().get(i));
        }
        if (event.stacktrace() != null) stacks.add(verdict.stack());
        return (stack, frame) -> {
            var frames = stacks.get(stack);
            return frame < frames.size() ? frames.get(frame) : null;
        };
    }

    private static Circumstances circumstances(NormalisedEvent event) {
        var origin = event.origin();
        return new Circumstances(
                event.platform(),
                origin.transaction(),
                origin.culprit(),
                origin.logger(),
                event.level().wire(),
                origin.release(),
                event.tags());
    }

    private static Thrown thrown(ExceptionValue exception) {
        return new Thrown(
                exception.type(),
                exception.value(),
                exception.module(),
                mechanism(exception.mechanism()),
                stack(exception.stacktrace()));
    }

    private static dev.mayday.issues.grouping.facts.Mechanism mechanism(
            @Nullable Mechanism mechanism) {
        if (mechanism == null) return dev.mayday.issues.grouping.facts.Mechanism.NONE;
        var domain = mechanism.nsErrorDomain();
        var code = mechanism.nsErrorCode();
        return new dev.mayday.issues.grouping.facts.Mechanism(
                mechanism.type(),
                mechanism.synthetic(),
                small(mechanism.exceptionId()),
                small(mechanism.parentId()),
                mechanism.exceptionGroup(),
                mechanism.source(),
                domain == null
                        ? null
                        : new dev.mayday.issues.grouping.facts.Mechanism.NsError(
                                domain, code == null ? "" : code));
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null || number > Integer.MAX_VALUE ? null : number.intValue();
    }

    private static ThreadStack thread(ThreadValue thread) {
        return new ThreadStack(
                thread.name(), thread.crashed(), thread.current(), stack(thread.stacktrace()));
    }

    private static @Nullable Stack stack(@Nullable StackTrace stack) {
        return stack == null
                ? null
                : new Stack(stack.frames().stream().map(GroupingFacts::frame).toList());
    }

    private static dev.mayday.issues.grouping.facts.Frame frame(Frame frame) {
        return new dev.mayday.issues.grouping.facts.Frame(
                frame.platform(),
                frame.module(),
                frame.function(),
                frame.rawFunction(),
                frame.filename(),
                frame.absPath(),
                frame.packageName(),
                frame.contextLine(),
                frame.inApp(),
                frame.category(),
                frame.sourceMapped(),
                frame.symbolicated());
    }

    private static @Nullable LogMessage message(@Nullable LogEntry entry) {
        return entry == null ? null : new LogMessage(entry.template(), entry.formatted());
    }

    private static @Nullable TemplateError template(JsonNode template) {
        if (!template.isObject()) return null;
        return new TemplateError(
                template.path("filename").textValue(), template.path("context_line").textValue());
    }

    private static @Nullable SecurityReport report(NormalisedEvent event) {
        if (!event.type().isSecurityReport()) return null;
        var report = event.body().tree().path(event.type().wire());
        return new SecurityReport(
                event.type().wire(),
                first(report, "effective_directive", "violated_directive"),
                first(report, "blocked_uri", "hostname"));
    }

    private static @Nullable String first(JsonNode report, String key, String otherwise) {
        var text = report.path(key).textValue();
        return text != null && !text.isBlank() ? text : report.path(otherwise).textValue();
    }
}
