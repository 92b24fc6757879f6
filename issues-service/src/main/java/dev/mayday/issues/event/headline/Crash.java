package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.model.ExceptionTree;
import dev.mayday.issues.event.model.ExceptionTree.Node;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.event.model.WrapperTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which exception people should read first, and in which frame it happened.
///
/// @param main the outermost exception that is no wrapper; of a group with one kind of member that
///     member, else its root; null for messages
/// @param stack of the main exception, else of the last that has one, else of the event
record Crash(String platform, @Nullable ExceptionValue main, @Nullable StackTrace stack) {

    static Crash of(NormalisedEvent event) {
        var main = main(event.exceptions());
        return new Crash(event.platform(), main, stack(event, main));
    }

    static @Nullable ExceptionValue main(List<ExceptionValue> exceptions) {
        if (exceptions.isEmpty()) return null;
        var nodes = ExceptionTree.nodes(exceptions);
        var tree = ExceptionTree.of(nodes);
        if (tree.isEmpty()) return outermost(nodes.reversed());
        var members = tree.get().members();
        if (members.isEmpty()) return outermost(tree.get().chain(tree.get().root()));
        long kinds =
                members.stream()
                        .map(m -> m.value().type() + ":" + m.value().value())
                        .distinct()
                        .count();
        return kinds == 1 ? members.getFirst().value() : tree.get().root().value();
    }

    /// Past what only carries or accompanies another: wrappers, suppressed ones, groups without
    /// members.
    private static ExceptionValue outermost(List<Node> outermostFirst) {
        for (var node : outermostFirst) {
            var mechanism = node.mechanism();
            boolean only = mechanism.suppressed() || mechanism.group();
            if (!only && !WrapperTypes.contain(node.value().type())) return node.value();
        }
        return outermostFirst.getFirst().value();
    }

    private static @Nullable StackTrace stack(
            NormalisedEvent event, @Nullable ExceptionValue main) {
        if (main != null && main.stacktrace() != null) return main.stacktrace();
        for (var exception : event.exceptions().reversed()) {
            if (exception.stacktrace() != null) return exception.stacktrace();
        }
        return event.bareStack();
    }

    /// The innermost frame of the application, else the innermost, of those that have a function or
    /// a place.
    @Nullable Frame frame() {
        if (stack == null) return null;
        Frame innermost = null;
        for (var frame : stack.frames().reversed()) {
            if (frame.function() == null && frame.place() == null) continue;
            if (Boolean.TRUE.equals(frame.inApp())) return frame;
            if (innermost == null) innermost = frame;
        }
        return innermost;
    }
}
