package dev.mayday.bench.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The error itself: exception, message and stack, the same for all events of an issue.
sealed interface Stack permits PythonStack, JavaStack, BrowserStack {

    static Stack of(Language language) {
        return switch (language) {
            case PYTHON -> new PythonStack();
            case JAVA -> new JavaStack();
            case JAVASCRIPT -> new BrowserStack();
        };
    }

    /// @param library how many frames of frameworks stand around those of the application
    /// @param lean without what an SDK can be told to leave out
    Map<String, Object> error(Names names, int library, boolean lean);

    static Map<String, Object> exception(
            String type, String value, Map<String, ?> mechanism, List<Map<String, Object>> frames) {
        var exception = new LinkedHashMap<String, Object>();
        exception.put("type", type);
        exception.put("value", value);
        exception.put("mechanism", mechanism);
        exception.put("stacktrace", Map.of("frames", frames));
        return exception;
    }
}
