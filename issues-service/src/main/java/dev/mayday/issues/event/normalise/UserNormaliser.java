package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.IpAddresses;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.model.UserKey;
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

    /// The user's key is taken from whole values: two ids that differ behind the limit are two
    /// users.
    static @Nullable UserKey normalise(Fields event, TransportFacts facts) {
        var user = event.within("user", "id");
        var named = user == null ? null : named(user);
        if (user != null) known(user);
        address(event, user, facts);
        if (event.node.path("user").isEmpty()) event.node.remove("user");
        return named == null ? UserKey.of(event.node) : named;
    }

    private static @Nullable UserKey named(Fields user) {
        for (var kind : new String[] {"id", "username", "email"}) {
            var value = user.get(kind);
            var text = value == null ? null : Texts.lenient(value);
            if (text != null && !text.isBlank()) return new UserKey(kind, text);
        }
        return null;
    }

    private static void known(Fields user) {
        user.texts(Limit.WORD, "id", "username", "name", "segment");
        user.text("email", Limit.EMAIL);
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
            if (value.isNull() || value.equals(data.get(key))) continue;
            if (data.hasNonNull(key)) {
                user.notes.invalid(user.path.at(key), "stands in data already", value);
            } else {
                data.set(key, value);
            }
        }
    }

    private static void address(Fields event, @Nullable Fields user, TransportFacts facts) {
        var claimed = user == null ? null : user.text("ip_address", Limit.WORD);
        if (user != null && claimed != null) {
            var address =
                    IpAddresses.canonical(
                            claimed.strip().equals(AUTO) ? facts.clientAddress() : claimed);
            if (address != null) user.node.put("ip_address", address);
            else if (claimed.strip().equals(AUTO)) user.node.remove("ip_address");
            else user.drop("ip_address", "not an IP address");
        }
        if (!event.node.path("user").path("ip_address").isTextual()) {
            var inferred = IpAddresses.canonical(inferred(event, facts));
            if (inferred != null) event.node.withObject("/user").put("ip_address", inferred);
        }
    }

    /// The server the application is behind knows it, or the application is the client itself.
    private static String inferred(Fields event, TransportFacts facts) {
        var remote = event.node.path("request").path("env").path("REMOTE_ADDR").asText();
        if (IpAddresses.canonical(remote) != null) return remote;
        return switch (event.node.path("sdk").path("settings").path("infer_ip").asText()) {
            case "auto" -> facts.clientAddress();
            case "never" -> "";
            default ->
                    CLIENT_PLATFORMS.contains(event.node.path("platform").asText())
                            ? facts.clientAddress()
                            : "";
        };
    }
}
