package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.IpAddresses;
import dev.mayday.issues.event.json.Limit;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `user`: whom it happened to (protocol 5.9). Keys that are not of the protocol move under `data`.
final class UserNormaliser {

    private static final String AUTO = "{{auto}}";
    private static final Set<String> CLIENT_PLATFORMS = Set.of("javascript", "cocoa", "objc");
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "username",
                    "email",
                    "name",
                    "ip_address",
                    "segment",
                    "geo",
                    "data",
                    "sentry_user");

    private UserNormaliser() {}

    static void normalise(Fields event, TransportFacts facts) {
        var user = event.within("user");
        if (user != null) known(user);
        address(event, user, facts);
        if (event.node.path("user").isEmpty()) event.node.remove("user");
    }

    private static void known(Fields user) {
        user.text("id", Limit.WORD);
        user.text("username", Limit.WORD);
        user.text("email", Limit.EMAIL);
        user.text("name", Limit.WORD);
        user.text("segment", Limit.WORD);
        user.text("sentry_user", Limit.SYMBOL);
        user.bag("geo", Bag.SMALL);
        moveUnknown(user);
        user.bag("data", Bag.MEDIUM);
    }

    private static void moveUnknown(Fields user) {
        var unknown = new ArrayList<String>();
        user.node
                .fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!KNOWN.contains(key)) unknown.add(key);
                        });
        if (unknown.isEmpty()) return;
        var data =
                user.object("data") instanceof ObjectNode there
                        ? there
                        : user.node.putObject("data");
        for (var key : unknown) {
            var value = user.node.remove(key);
            if (!value.isNull() && !data.has(key)) data.set(key, value);
        }
    }

    private static void address(Fields event, @Nullable Fields user, TransportFacts facts) {
        var claimed = user == null ? null : user.text("ip_address", Limit.WORD);
        if (user != null && claimed != null) {
            if (claimed.strip().equals(AUTO)) putOrRemove(user.node, facts.clientAddress());
            else if (IpAddresses.isValid(claimed.strip()))
                user.node.put("ip_address", claimed.strip());
            else user.drop("ip_address", "not an IP address");
        }
        if (!event.node.path("user").path("ip_address").isTextual()) {
            var inferred = inferred(event, facts);
            if (IpAddresses.isValid(inferred))
                event.node.withObject("/user").put("ip_address", inferred);
        }
    }

    /// The server the application is behind knows it, or the application is the client itself.
    private static String inferred(Fields event, TransportFacts facts) {
        var remote = event.node.path("request").path("env").path("REMOTE_ADDR").asText();
        if (IpAddresses.isValid(remote)) return remote;
        return switch (event.node.path("sdk").path("settings").path("infer_ip").asText()) {
            case "auto" -> facts.clientAddress();
            case "never" -> "";
            default ->
                    CLIENT_PLATFORMS.contains(event.node.path("platform").asText())
                            ? facts.clientAddress()
                            : "";
        };
    }

    private static void putOrRemove(ObjectNode user, String address) {
        if (IpAddresses.isValid(address)) user.put("ip_address", address);
        else user.remove("ip_address");
    }
}
