package dev.mayday.alerts.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// A URL that a person set, taken apart once: what is checked is what is called.
///
/// @param host without the brackets of an IPv6 literal
/// @param requestUri path and query
public record ParsedUrl(boolean secure, String host, int port, String requestUri) {

    /// Hosts that some read as an address in octal, hexadecimal or one number, and others do not.
    private static final Pattern NUMERIC = Pattern.compile("(?i)((0x[0-9a-f]*|[0-9]+)(\\.|$))+");

    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /// @throws Unfit when it is no absolute http(s) URL with a host and without user info
    static ParsedUrl parse(String url) throws Unfit {
        var uri = uri(url);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Unfit("only https addresses can be called, not \"" + scheme + "\"");
        }
        if (uri.getRawUserInfo() != null) {
            throw new Unfit("an address with user name or password in it is not allowed");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new Unfit("the address names no valid host");
        }
        if (NUMERIC.matcher(uri.getHost()).matches() && !IPV4.matcher(uri.getHost()).matches()) {
            throw new Unfit("write the address as four decimal numbers");
        }
        var secure = scheme.equals("https");
        var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return new ParsedUrl(secure, bare(uri.getHost()), port, requestUri(uri));
    }

    /// The address without what may be secret in it: everything after the host.
    public String masked() {
        var name = host.contains(":") ? "[" + host + "]" : host;
        var usual = port == (secure ? 443 : 80);
        return (secure ? "https://" : "http://") + name + (usual ? "" : ":" + port) + "/…";
    }

    private static URI uri(String url) throws Unfit {
        try {
            return new URI(url.strip()).parseServerAuthority();
        } catch (URISyntaxException _) {
            throw new Unfit("the address is not a valid URL");
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String requestUri(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /// Not an address at all.
    static final class Unfit extends Exception {
        Unfit(String message) {
            super(message, null, false, false);
        }
    }
}
