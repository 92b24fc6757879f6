package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/// Whether people come over https, so that cookies are for nothing else. The base URL says so, also
/// behind a proxy that says nothing.
@RequestScoped
public class Https {

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final BaseUrl base;

    Https(HttpHeaders headers, UriInfo uri, BaseUrl base) {
        this.headers = headers;
        this.uri = uri;
        this.base = base;
    }

    /// A forged header only spoils the forger's own cookie.
    public boolean isSpoken() {
        return base.isHttps()
                || uri.getRequestUri().getScheme().equals("https")
                || "https".equals(headers.getHeaderString("X-Forwarded-Proto"));
    }
}
