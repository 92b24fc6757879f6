package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The page that a person looks at, or asked for: what to read again once a hindrance is gone.
/// Never the address of a change.
@RequestScoped
public class WayBack {

    private final Htmx htmx;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;

    WayBack(Htmx htmx, HttpHeaders headers, UriInfo uri, Request request) {
        this.htmx = htmx;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
    }

    /// Path and query on this server; `/` when nobody knows.
    public String path() {
        var page = htmx.currentPage();
        if (page != null) return LocalPath.orRoot(page);
        return LocalPath.orRoot(
                request.getMethod().equals("GET") ? pathOf(uri.getRequestUri()) : sender());
    }

    /// The page with the form that was sent. Our pages tell it (`Referrer-Policy: same-origin`).
    private @Nullable String sender() {
        var referrer = headers.getHeaderString("Referer");
        if (referrer == null) return null;
        try {
            var page = URI.create(referrer);
            var ours = uri.getRequestUri().getRawAuthority();
            return ours != null && ours.equals(page.getRawAuthority()) ? pathOf(page) : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static String pathOf(URI page) {
        return page.getRawQuery() == null
                ? page.getRawPath()
                : page.getRawPath() + "?" + page.getRawQuery();
    }
}
