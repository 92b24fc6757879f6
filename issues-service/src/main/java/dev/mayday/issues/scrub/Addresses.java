package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The fields that are nothing but an address are emptied.
final class Addresses {

    static final String RULE = "@ip:remove";

    private Addresses() {}

    static void remove(ObjectNode event, Trail trail) {
        remove(event, trail, "user", "ip_address");
        remove(event, trail, "sdk", "client_ip");
        trail.enter("request");
        remove(event.path("request"), trail, "env", "REMOTE_ADDR");
        trail.leave();
    }

    private static void remove(JsonNode above, Trail trail, String owner, String key) {
        if (!(above.get(owner) instanceof ObjectNode node) || !node.hasNonNull(key)) return;
        trail.enter(owner);
        trail.enter(key);
        trail.remarkWhole(RULE, 'x', node.get(key).asText().length(), 0);
        node.putNull(key);
        trail.leave();
        trail.leave();
    }
}
