package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Set;

/// Python: the scope is the module, the function the last part of its qualified name.
final class PythonNames implements Namer {

    private static final Set<String> COMPREHENSIONS =
            Set.of("<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>");
    private static final Set<String> WRAPPERS =
            Set.of(
                    "wrapper",
                    "_wrapper",
                    "wrapped",
                    "_wrapped",
                    "inner",
                    "_inner",
                    "_wrapped_view",
                    "decorated",
                    "_decorated",
                    "decorator",
                    "sync_wrapper",
                    "async_wrapper",
                    "wrapped_f",
                    "wrapped_func",
                    "new_func",
                    "func_wrapper",
                    "inner_func",
                    "wrapped_function",
                    "_wrapped_func");

    @Override
    public Name name(Frame frame) {
        var scope = FileNames.bounded(frame.module());
        if (scope.isEmpty() || scope.equals("__main__")) {
            var base = FileNames.base(frame.file());
            scope = base.endsWith(".py") ? FileNames.withoutExtension(base) : base;
        }
        var qualified = FileNames.bounded(frame.function()).replace("<locals>.", "");
        var function = qualified.substring(qualified.lastIndexOf('.') + 1);
        return new Name(scope, function, kind(scope, function));
    }

    private static Kind kind(String scope, String function) {
        if (scope.startsWith("sentry_sdk")) return Kind.SDK;
        if (COMPREHENSIONS.contains(function)) return Kind.COMPREHENSION;
        return WRAPPERS.contains(function) ? Kind.WRAPPER : Kind.NORMAL;
    }
}
