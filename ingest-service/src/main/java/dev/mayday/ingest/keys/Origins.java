package dev.mayday.ingest.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which web pages may send to a project (protocol 1.5).
public final class Origins {

    private Origins() {}

    /// @param allowed entries `*` or `[scheme://]host[:port]`; a host may be `*.example.com`
    /// @param origin the header Origin; empty when none
    /// @param referer the header Referer; empty when none
    public static boolean allow(List<String> allowed, String origin, String referer) {
        var from = page(origin);
        if (from == null) from = page(referer);
        // No page at all is a server. A page that cannot be told matches `*` only.
        if (from == null && !isWeb(origin) && !isWeb(referer)) {
            return origin.isEmpty() || allowed.contains("*");
        }
        for (var entry : allowed) {
            if (entry.equals("*") || from != null && matches(entry, from)) return true;
        }
        return false;
    }

    private static boolean isWeb(String url) {
        return url.startsWith("http://") || url.startsWith("https://");
    }

    private static @Nullable URI page(String url) {
        if (!isWeb(url)) return null;
        try {
            var uri = new URI(url);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static boolean matches(String entry, URI page) {
        var rest = entry.toLowerCase(Locale.ROOT);
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            if (!rest.substring(0, scheme).equals(page.getScheme())) return false;
            rest = rest.substring(scheme + 3);
        }
        int colon = rest.endsWith("]") ? -1 : rest.lastIndexOf(':');
        if (colon >= 0) {
            if (!rest.substring(colon + 1).equals(String.valueOf(portOf(page)))) return false;
            rest = rest.substring(0, colon);
        }
        return hostMatches(rest, page.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean hostMatches(String pattern, String host) {
        if (!pattern.startsWith("*.")) return pattern.equals("*") || pattern.equals(host);
        return host.equals(pattern.substring(2)) || host.endsWith(pattern.substring(1));
    }

    private static int portOf(URI page) {
        if (page.getPort() >= 0) return page.getPort();
        return "https".equals(page.getScheme()) ? 443 : 80;
    }
}
