package dev.mayday.front;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what proxies say of those who asked them. Everything but the right end may have been
/// written by an attacker, a quotation mark that is never closed included, so it is read from right
/// to left: what stands behind, reads the same whatever stands before.
final class Hops {

    private Hops() {}

    /// The nearest first; empty for `unknown`, `_hidden` and whatever else is no address.
    static Stream<Optional<InetAddress>> nearestFirst(
            @Nullable String forwardedFor, @Nullable String forwarded) {
        if (forwardedFor != null && !forwardedFor.isBlank()) {
            return fromTheRight(forwardedFor, ',').stream().map(Hops::node);
        }
        if (forwarded == null) return Stream.of();
        return fromTheRight(forwarded, ',').stream().map(Hops::whom);
    }

    /// Of one hop of `Forwarded`; two of them in one are none.
    private static Optional<InetAddress> whom(String hop) {
        var nodes =
                fromTheRight(hop, ';').stream()
                        .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                        .toList();
        return nodes.size() == 1 ? node(nodes.getFirst().substring(4).strip()) : Optional.empty();
    }

    /// The parts between separators outside of quotation marks, without empty ones.
    private static List<String> fromTheRight(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean isQuoted = false;
        int end = text.length();
        for (int at = text.length() - 1; at >= -1; at--) {
            if (at < 0 || text.charAt(at) == separator && !isQuoted) {
                var part = text.substring(at + 1, end).strip();
                if (!part.isEmpty()) parts.add(part);
                end = at;
            } else if (text.charAt(at) == '"' && !isEscaped(text, at)) {
                isQuoted = !isQuoted;
            }
        }
        return parts;
    }

    private static boolean isEscaped(String text, int at) {
        int first = at;
        while (first > 0 && text.charAt(first - 1) == '\\') first--;
        return (at - first) % 2 == 1;
    }

    /// `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1`, `[2001:db8::1]:443`, each perhaps in quotes.
    private static Optional<InetAddress> node(String text) {
        var node = text.replace("\"", "");
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? Optional.empty() : address(node.substring(1, end));
        }
        int colon = node.indexOf(':');
        boolean hasPort = colon >= 0 && node.indexOf(':', colon + 1) < 0;
        return address(hasPort ? node.substring(0, colon) : node);
    }

    private static Optional<InetAddress> address(String text) {
        return Optional.ofNullable(Networks.address(text));
    }
}
