package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What htmx told us about this request. The only class that knows its header names.
@RequestScoped
public class Htmx {

    private final HttpHeaders headers;

    Htmx(HttpHeaders headers) {
        this.headers = headers;
    }

    /// True when only the target of an htmx request is to be answered; a restored or boosted visit
    /// wants the page.
    public boolean wantsFragment() {
        return "partial".equals(headers.getHeaderString("HX-Request-Type"));
    }

    /// Sends the visitor elsewhere with a fresh GET.
    public Response moved(String path) {
        return asks()
                ? Response.ok().header("HX-Redirect", path).build()
                : Response.status(Response.Status.SEE_OTHER).header("Location", path).build();
    }

    /// Path and query of the page that the visitor looks at while htmx asks for a part of it.
    @Nullable String currentPage() {
        var url = headers.getHeaderString("HX-Current-URL");
        if (url == null) return null;
        try {
            var uri = URI.create(url);
            return uri.getRawQuery() == null
                    ? uri.getRawPath()
                    : uri.getRawPath() + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private boolean asks() {
        return "true".equals(headers.getHeaderString("HX-Request"));
    }
}
