package dev.mayday.issues.api.sentry;

import dev.mayday.issues.organization.BaseUrl;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Pages with a `Link` header (protocol 9.0). One goes forward only; the way back is the client's
/// memory.
@Singleton
record Pages(BaseUrl baseUrl) {

    private static final String LINK = "<%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\"";

    /// Stands where there is no page.
    private static final String NONE = "0:0:0";

    <T> RestResponse<List<T>> page(List<T> items, @Nullable String next, UriInfo request) {
        return answer(items, next, request).build();
    }

    /// The same, for those who have more to tell beside the list.
    <T> RestResponse.ResponseBuilder<List<T>> answer(
            List<T> items, @Nullable String next, UriInfo request) {
        return RestResponse.ResponseBuilder.ok(items).header("Link", links(next, request));
    }

    /// The header alone, for what is more than a list.
    String links(@Nullable String next, UriInfo request) {
        return link(request, "previous", null) + ", " + link(request, "next", next);
    }

    private String link(UriInfo request, String relation, @Nullable String cursor) {
        var text = cursor == null ? NONE : cursor;
        return LINK.formatted(address(request, text), relation, cursor != null, text);
    }

    private String address(UriInfo request, String cursor) {
        var query = new StringJoiner("&");
        request.getQueryParameters()
                .forEach(
                        (name, values) -> {
                            if (name.equals("cursor")) return;
                            for (var value : values)
                                query.add(encoded(name) + "=" + encoded(value));
                        });
        query.add("cursor=" + encoded(cursor));
        return baseUrl.at(request.getRequestUri().getRawPath()) + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
