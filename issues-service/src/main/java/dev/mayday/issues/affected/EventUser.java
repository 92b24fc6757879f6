package dev.mayday.issues.affected;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.AffectedApi.Who;

/// What a stored event says of its user.
final class EventUser {

    private EventUser() {}

    static Who of(JsonNode body) {
        var user = body.path("user");
        return new Who(
                user.path("id").asText(""),
                user.path("username").asText(""),
                user.path("email").asText(""),
                user.path("name").asText(""),
                user.path("ip_address").asText(""));
    }
}
