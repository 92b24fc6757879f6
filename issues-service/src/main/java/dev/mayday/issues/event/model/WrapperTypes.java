package dev.mayday.issues.event.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Types of exceptions that only carry what really went wrong.
public final class WrapperTypes {

    public static final Set<String> ALL =
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
                    "CompletionStageException",
                    "FailsafeException",
                    "HandlerDispatchFailedException",
                    "JobExecutionException");

    private WrapperTypes() {}

    /// @param type with or without its package
    public static boolean contain(@Nullable String type) {
        return type != null && ALL.contains(type.substring(type.lastIndexOf('.') + 1));
    }
}
