package dev.mayday.ui.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The cross-origin check of style 2.6: browsers say where a request comes from, so no token is
/// needed in the forms.
@Provider
@SameOrigin
class SameOriginFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final ErrorPages pages;

    SameOriginFilter(ErrorPages pages) {
        this.pages = pages;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) return;
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null ? OURS.contains(site) : originIsOurs(request)) return;
        request.abortWith(pages.crossOrigin());
    }

    /// A browser that does not send `Sec-Fetch-Site` sends `Origin` with every write. Neither
    /// means: not a browser.
    private static boolean originIsOurs(ContainerRequestContext request) {
        var origin = request.getHeaderString("Origin");
        if (origin == null) return true;
        // Not the header Host: HTTP/2 has none.
        return hostOf(origin).equals(request.getUriInfo().getRequestUri().getRawAuthority());
    }

    private static String hostOf(String origin) {
        try {
            @Nullable String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException notAnOrigin) {
            return "";
        }
    }
}
