package dev.mayday.ui.issues;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// The part of an address behind its question mark.
final class Query {

    private Query() {}

    /// @param parts those that are empty are left out
    static String on(String path, Map<String, String> parts) {
        var printed =
                parts.entrySet().stream()
                        .filter(part -> !part.getValue().isEmpty())
                        .map(part -> part.getKey() + "=" + encoded(part.getValue()))
                        .collect(Collectors.joining("&"));
        return printed.isEmpty() ? path : path + "?" + printed;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
