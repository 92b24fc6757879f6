package dev.mayday.ingest.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of the query, decoded.
///
/// @param parameters null when they cannot be: `%zz`
record Query(@Nullable MultiMap parameters) {

    static Query of(HttpServerRequest request) {
        try {
            return new Query(
                    request.query() == null
                            ? MultiMap.caseInsensitiveMultiMap()
                            : request.params());
        } catch (IllegalArgumentException badEscape) {
            return new Query(null);
        }
    }

    boolean isReadable() {
        return parameters != null;
    }

    List<String> all(String name) {
        return parameters == null ? List.of() : parameters.getAll(name);
    }

    /// The event of a client that sends by loading an image: JSON as it is, or in base64, of which
    /// a plus sign has become a blank on its way.
    byte[] data() {
        var values = all("sentry_data");
        var data = values.isEmpty() ? "" : values.getFirst();
        boolean isJson = data.stripLeading().startsWith("{");
        return (isJson ? data : data.replace(' ', '+')).getBytes(StandardCharsets.UTF_8);
    }
}
