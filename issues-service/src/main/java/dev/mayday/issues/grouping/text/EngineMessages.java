package dev.mayday.issues.grouping.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the JavaScript engines say differently about the same mistake.
public final class EngineMessages {

    private static final Set<String> NETWORK =
            Set.of(
                    "Failed to fetch",
                    "Load failed",
                    "NetworkError when attempting to fetch resource",
                    "NetworkError when attempting to fetch resource.",
                    "Network request failed",
                    "The network connection was lost",
                    "The network connection was lost.",
                    "cancelled",
                    "Network Error");
    private static final List<String> CHUNK_STARTS =
            List.of(
                    "Failed to fetch dynamically imported module",
                    "error loading dynamically imported module",
                    "Importing a module script failed",
                    "ChunkLoadError",
                    "Unable to preload CSS for ");
    private static final List<String> PARSE_STARTS =
            List.of(
                    "Unexpected token ",
                    "JSON.parse: ",
                    "JSON Parse error: ",
                    "Unexpected identifier");
    private static final Set<String> PARSE =
            Set.of(
                    "Unexpected end of input",
                    "Unexpected end of JSON input",
                    "Unexpected EOF",
                    "Invalid or unexpected token");
    private static final Set<String> OVERFLOW =
            Set.of(
                    "Maximum call stack size exceeded",
                    "Maximum call stack size exceeded.",
                    "too much recursion",
                    "Out of stack space");

    private EngineMessages() {}

    /// The common name of the mistake, if the message is one that engines make, with the name of
    /// what it is about: minifiers leave that alone.
    public static Optional<String> nameOf(String message) {
        var text = message.strip();
        if (text.length() > Parameters.LONGEST_TEXT)
            text = text.substring(0, Parameters.LONGEST_TEXT);
        var type = without("TypeError: ", text);
        if (nullAccess(type)) return named("<js:null-access>", EngineNames.accessed(type));
        if (notCallable(type)) return named("<js:not-a-function>", EngineNames.called(type));
        var reference = without("ReferenceError: ", text);
        if (undefinedVariable(reference))
            return named("<js:undefined-variable>", EngineNames.variable(reference));
        if (chunkLoad(text)) return Optional.of("<js:chunk-load>");
        if (NETWORK.contains(text)) return Optional.of("<js:network>");
        if (OVERFLOW.contains(text)) return Optional.of("<js:stack-overflow>");
        return parse(text) ? Optional.of("<js:parse>") : Optional.empty();
    }

    private static Optional<String> named(String mistake, String name) {
        return Optional.of(name.isEmpty() ? mistake : mistake + " " + name);
    }

    /// Whether the stack was exhausted, in the words of any engine.
    public static boolean stackOverflow(String message) {
        return message.startsWith("Maximum call stack size exceeded")
                || message.startsWith("too much recursion");
    }

    private static String without(String type, String text) {
        var caught = text.startsWith("Uncaught ") ? text.substring(9) : text;
        return caught.startsWith(type) ? caught.substring(type.length()) : caught;
    }

    private static boolean nullAccess(String text) {
        if (text.endsWith(" is undefined") || text.endsWith(" is null")) return true;
        if (text.startsWith("undefined is not an object")
                || text.startsWith("null is not an object")) return true;
        if (text.startsWith("Cannot read propert"))
            return text.contains("of undefined") || text.contains("of null");
        if (text.startsWith("Cannot set propert"))
            return text.contains(" of undefined") || text.contains(" of null");
        boolean unable =
                text.startsWith("Unable to get property ")
                        || text.startsWith("Unable to set property ");
        return text.endsWith(" has no properties")
                || (unable && text.contains(" of undefined or null"));
    }

    private static boolean notCallable(String text) {
        return text.contains(" is not a function")
                || text.contains(" is not a constructor")
                || text.startsWith("Object doesn't support property or method ");
    }

    private static boolean undefinedVariable(String text) {
        return text.endsWith(" is not defined") || text.startsWith("Can't find variable: ");
    }

    private static boolean chunkLoad(String text) {
        boolean chunk = text.startsWith("Loading chunk ") || text.startsWith("Loading CSS chunk ");
        return (chunk && text.contains(" failed"))
                || CHUNK_STARTS.stream().anyMatch(text::startsWith);
    }

    private static boolean parse(String text) {
        return PARSE.contains(text)
                || text.endsWith(" is not valid JSON")
                || PARSE_STARTS.stream().anyMatch(text::startsWith);
    }
}
