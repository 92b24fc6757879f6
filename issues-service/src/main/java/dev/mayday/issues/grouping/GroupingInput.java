package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Circumstances;
import dev.mayday.issues.grouping.facts.ClientChoice;
import dev.mayday.issues.grouping.facts.LogMessage;
import dev.mayday.issues.grouping.facts.SecurityReport;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.TemplateError;
import dev.mayday.issues.grouping.facts.ThreadStack;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of a normalised event that grouping looks at.
///
/// @param exceptions in the order of the wire: the root cause first, the outermost last
/// @param stack the event's own stack (`stacktrace` beside the exceptions)
public record GroupingInput(
        Circumstances circumstances,
        List<Thrown> exceptions,
        List<ThreadStack> threads,
        @Nullable Stack stack,
        @Nullable LogMessage message,
        @Nullable TemplateError template,
        @Nullable SecurityReport report,
        ClientChoice client) {

    public GroupingInput {
        exceptions = List.copyOf(exceptions);
        threads = List.copyOf(threads);
    }

    /// An event that says nothing but where it happened.
    public static GroupingInput of(Circumstances circumstances) {
        return new GroupingInput(
                circumstances, List.of(), List.of(), null, null, null, null, ClientChoice.NONE);
    }

    public GroupingInput withExceptions(List<Thrown> thrown) {
        return new GroupingInput(
                circumstances, thrown, threads, stack, message, template, report, client);
    }

    public GroupingInput withMessage(LogMessage text) {
        return new GroupingInput(
                circumstances, exceptions, threads, stack, text, template, report, client);
    }

    public GroupingInput withClient(ClientChoice choice) {
        return new GroupingInput(
                circumstances, exceptions, threads, stack, message, template, report, choice);
    }
}
