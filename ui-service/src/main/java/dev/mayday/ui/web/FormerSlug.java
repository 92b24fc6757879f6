package dev.mayday.ui.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Leads from the address of a page of a project that has another slug now to the same page there.
/// Not for ever, because another project may take the slug; and pages only, because nobody's change
/// is to end elsewhere than where it was sent.
@RequestScoped
class FormerSlug {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,50}");
    private static final Pattern PATH = Pattern.compile("^(/projects/)[^/]+(/.*)?");
    private static final String PARAMETER = "project=";

    private final Request request;
    private final UriInfo uri;

    FormerSlug(Request request, UriInfo uri) {
        this.request = request;
        this.uri = uri;
    }

    /// Empty where the address names no project, or is that of a change.
    ///
    /// @param slug as issues-service says it is now; empty when it says none
    Optional<Response> moved(String slug) {
        if (!request.getMethod().equals("GET") || !SLUG.matcher(slug).matches())
            return Optional.empty();
        var asked = uri.getRequestUri();
        var path = asked.getRawPath();
        var query = asked.getRawQuery();
        var now = address(PATH.matcher(path).replaceFirst("$1" + slug + "$2"), named(query, slug));
        return now.equals(address(path, query))
                ? Optional.empty()
                : Optional.of(Response.status(307).header("Location", now).build());
    }

    private static String address(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }

    private static @Nullable String named(@Nullable String query, String slug) {
        if (query == null) return null;
        return Arrays.stream(query.split("&"))
                .map(part -> part.startsWith(PARAMETER) ? PARAMETER + slug : part)
                .collect(Collectors.joining("&"));
    }
}
