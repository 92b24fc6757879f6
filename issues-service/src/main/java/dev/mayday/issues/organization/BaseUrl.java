package dev.mayday.issues.organization;

import dev.mayday.issues.InstallationConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// The public address of the installation, in a form from which every SDK can read a DSN (protocol
/// 1.1).
///
/// @param scheme `http` or `https`
/// @param authority host and, if given, port
public record BaseUrl(String scheme, String authority) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern ORGANIZATION_LABEL = Pattern.compile("o\\d+(\\..*)?");

    /// @throws IllegalArgumentException with what is wrong and what to write instead
    public static BaseUrl parse(String text) {
        var uri = uri(text);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme();
        require(
                scheme.equals("http") || scheme.equals("https"),
                text,
                "begins with http:// or https://");
        var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        var host = authority.replaceFirst(":\\d+$", "");
        require(
                HOST.matcher(host).matches(),
                text,
                "has a host of letters, digits, dots and dashes, without a user");
        require(
                !ORGANIZATION_LABEL.matcher(host).matches(),
                text,
                "has a host whose first label is not o and digits: SDKs take that for an organization id");
        var path = uri.getRawPath();
        require(
                path.isEmpty() || path.equals("/"),
                text,
                "has no path: sentry-cli wants the server at the root");
        require(
                uri.getRawQuery() == null && uri.getRawFragment() == null,
                text,
                "ends after the port");
        return new BaseUrl(scheme, authority);
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw wrong(text, "is a URL");
        }
    }

    private static void require(boolean holds, String text, String rule) {
        if (!holds) throw wrong(text, rule);
    }

    private static IllegalArgumentException wrong(String text, String rule) {
        return new IllegalArgumentException(
                "mayday.base-url (MAYDAY_BASE_URL) is '%s', but must be a URL that %s. Example: https://mayday.example.com"
                        .formatted(text, rule));
    }

    /// @param publicKey 32 hex digits
    public String dsn(String publicKey, long project) {
        return "%s://%s@%s/%d".formatted(scheme, publicKey, authority, project);
    }

    /// @param path begins with a slash
    public String at(String path) {
        return scheme + "://" + authority + path;
    }

    /// The public address as a bean, read once.
    static class Producer {

        @Produces
        @Singleton
        BaseUrl baseUrl(InstallationConfig config) {
            return parse(config.baseUrl());
        }
    }
}
