package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/// Whether people come over https, so that cookies are for nothing else. The base URL says so, also
/// behind a proxy that says nothing.
@RequestScoped
public class Https {

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Config config;

    Https(HttpHeaders headers, UriInfo uri, Config config) {
        this.headers = headers;
        this.uri = uri;
        this.config = config;
    }

    /// A forged header only spoils the forger's own cookie.
    public boolean isSpoken() {
        return isBase(config.getOptionalValue("mayday.base-url", String.class).orElse(""))
                || uri.getRequestUri().getScheme().equals("https")
                || "https".equals(headers.getHeaderString("X-Forwarded-Proto"));
    }

    static boolean isBase(String url) {
        return url.strip().toLowerCase(Locale.ROOT).startsWith("https:");
    }
}
