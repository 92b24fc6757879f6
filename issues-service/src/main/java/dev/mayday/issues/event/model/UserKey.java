package dev.mayday.issues.event.model;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// By what an affected user is counted (semantics 11.4): the first present of id, username, email
/// and address.
///
/// @param kind `id`, `username`, `email` or `ip`; the last only counts if the project says so
public record UserKey(String kind, String value) {

    /// As in `id:42`; what the digest hashes.
    public String text() {
        return kind + ":" + value;
    }

    public static @Nullable UserKey of(JsonNode event) {
        var user = event.path("user");
        for (var kind : new String[] {"id", "username", "email"}) {
            if (user.path(kind).isTextual()) return new UserKey(kind, user.path(kind).textValue());
        }
        return user.path("ip_address").isTextual()
                ? new UserKey("ip", user.path("ip_address").textValue())
                : null;
    }
}
