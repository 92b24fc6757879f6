package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.Email;
import dev.mayday.issues.OneLine;
import dev.mayday.issues.PersonName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The claims of a token. Pure.
record Claims(JsonNode all) {

    /// Nobody has more groups, except to do harm.
    private static final int MOST = 2_000;

    /// A claim that is a text, or a list of texts.
    ///
    /// @param path names with dots between them; a name may have dots itself
    /// @return null when there is no such claim
    @Nullable List<String> texts(String path) {
        var found = at(all, path);
        if (found == null || found.isNull()) return null;
        if (!found.isArray()) return found.isValueNode() ? List.of(found.asText()) : List.of();
        var texts = new ArrayList<String>();
        for (var each : found) {
            if (each.isTextual() && texts.size() < MOST) texts.add(each.asText());
        }
        return List.copyOf(texts);
    }

    /// The whole rest of the path is tried as one name first: some providers name claims by
    /// addresses.
    private static @Nullable JsonNode at(JsonNode node, String path) {
        if (node.has(path)) return node.get(path);
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var inner = node.get(path.substring(0, dot));
            if (inner == null) continue;
            var found = at(inner, path.substring(dot + 1));
            if (found != null) return found;
        }
        return null;
    }

    /// The address, when the provider verified it, or is trusted to.
    @Nullable String email(boolean trusted) {
        var verified = all.path("email_verified");
        boolean counts = trusted || verified.asBoolean(false) || verified.asText().equals("true");
        return counts ? Email.told(all.path("email").asText("")) : null;
    }

    /// What to call the person; empty when nothing is told. One line, and no name that Mayday goes
    /// by: a provider lets people write what they like.
    String name() {
        for (var claim : List.of("name", "preferred_username", "email", "sub")) {
            var text = OneLine.plain(all.path(claim).asText(""));
            if (!text.isEmpty() && !PersonName.isTaken(text))
                return text.length() > 200 ? text.substring(0, 200) : text;
        }
        return "";
    }
}
