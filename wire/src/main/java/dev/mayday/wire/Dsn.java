package dev.mayday.wire;

import java.util.Optional;

/// The two parts of a DSN that matter on arrival; host and path are not compared (protocol 1.3).
///
/// @param publicKey the user part, without the old secret
/// @param projectId the last segment of the path, as text
public record Dsn(String publicKey, String projectId) {

    /// Empty when the text has no key or no project. Host and path are not looked at.
    public static Optional<Dsn> parse(String text) {
        int start = text.indexOf("://") + 3;
        int at = text.indexOf('@', start);
        if (start < 3 || at < 0) return Optional.empty();
        int end = endOfPath(text, at);
        int slash = text.lastIndexOf('/', end - 1);
        if (slash < at) return Optional.empty();
        int colon = text.indexOf(':', start);
        var key = text.substring(start, colon < 0 || colon > at ? at : colon);
        var project = text.substring(slash + 1, end);
        return key.isEmpty() || project.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dsn(key, project));
    }

    /// Before a query, a fragment, blanks or slashes at the end.
    private static int endOfPath(String text, int from) {
        int end = from;
        while (end < text.length() && "?# \t\r".indexOf(text.charAt(end)) < 0) end++;
        while (end > from && text.charAt(end - 1) == '/') end--;
        return end;
    }
}
