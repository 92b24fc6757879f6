package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.StackTrace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which exception people should read first, and in which frame it happened.
public record Crash(
        String platform, List<ExceptionValue> exceptions, @Nullable StackTrace eventStack) {

    /// They only carry what really went wrong; the same list as grouping has.
    private static final Set<String> WRAPPERS =
            Set.of(
                    "UndeclaredThrowableException",
                    "InvocationTargetException",
                    "ExecutionException",
                    "CompletionException",
                    "ServletException",
                    "NestedServletException",
                    "RollbackException",
                    "EJBException",
                    "ArcUndeclaredThrowableException",
                    "AggregateException",
                    "TargetInvocationException",
                    "TypeInitializationException",
                    "UncheckedExecutionException",
                    "FailsafeException",
                    "HandlerDispatchFailedException",
                    "JobExecutionException");

    /// The outermost exception that is no wrapper; of a group with one kind of member that member,
    /// else its root.
    @Nullable ExceptionValue main() {
        if (exceptions.isEmpty()) return null;
        var root = root();
        if (isGroup(root)) return onlyMember(root);
        if (!isWrapper(root)) return root;
        for (int i = exceptions.indexOf(root) - 1; i >= 0; i--) {
            if (!isWrapper(exceptions.get(i))) return exceptions.get(i);
        }
        return root;
    }

    /// The main exception, unless the SDK made it up.
    @Nullable ExceptionValue speaking() {
        var main = main();
        return main == null || main.synthetic() ? null : main;
    }

    private ExceptionValue root() {
        for (var exception : exceptions) {
            var mechanism = exception.mechanism();
            if (mechanism != null && Long.valueOf(0).equals(mechanism.exceptionId()) && isTree())
                return exception;
        }
        return exceptions.getLast();
    }

    private boolean isTree() {
        return exceptions.stream().anyMatch(Crash::isGroup);
    }

    private ExceptionValue onlyMember(ExceptionValue group) {
        var members = exceptions.stream().filter(e -> !isGroup(e)).toList();
        boolean alike =
                members.stream().map(e -> e.type() + ":" + e.value()).distinct().count() == 1;
        return alike ? members.getLast() : group;
    }

    private static boolean isGroup(ExceptionValue exception) {
        return exception.mechanism() != null && exception.mechanism().exceptionGroup();
    }

    private static boolean isWrapper(ExceptionValue exception) {
        var type = exception.type();
        return type != null && WRAPPERS.contains(type.substring(type.lastIndexOf('.') + 1));
    }

    /// The stack of the main exception, else of the last that has one, else of the event.
    @Nullable StackTrace stack() {
        var main = main();
        if (main != null && main.stacktrace() != null) return main.stacktrace();
        for (var exception : exceptions.reversed()) {
            if (exception.stacktrace() != null) return exception.stacktrace();
        }
        return eventStack;
    }

    /// The innermost frame of the application, else the innermost, of those that have a function or
    /// a place.
    @Nullable Frame frame() {
        var stack = stack();
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
