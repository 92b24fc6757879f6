package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which build ran where: release, dist and environment (protocol 5.1). A name that cannot be one
/// is dropped.
final class ReleaseNormaliser {

    private static final int LONGEST_RELEASE = 200;
    private static final Set<String> NO_RELEASE = Set.of(".", "..", "latest");

    private ReleaseNormaliser() {}

    static void normalise(Fields event) {
        var release = release(event);
        dist(event, release);
        promoteEnvironmentTag(event);
        environment(event);
    }

    private static @Nullable String release(Fields event) {
        var release = stripped(event, "release");
        if (release == null) return null;
        boolean valid =
                release.length() <= LONGEST_RELEASE
                        && !NO_RELEASE.contains(release.toLowerCase(Locale.ROOT))
                        && !containsAny(release, "/\\\r\n\t\f");
        if (!valid) event.drop("release", "not a valid release");
        return valid ? release : null;
    }

    private static void dist(Fields event, @Nullable String release) {
        var dist = stripped(event, "dist");
        if (dist == null) return;
        if (release == null) event.drop("dist", "a dist needs a release");
        else if (!Limit.DIST.holds(dist)) event.drop("dist", "longer than 64 characters");
        else if (!isDist(dist)) event.drop("dist", "not a valid dist");
    }

    private static boolean isDist(String dist) {
        return dist.chars()
                .allMatch(
                        c ->
                                c < 128
                                        && (Character.isLetterOrDigit(c)
                                                || c == '_'
                                                || c == '.'
                                                || c == '-'));
    }

    private static void environment(Fields event) {
        var environment = stripped(event, "environment");
        if (environment == null) return;
        boolean valid =
                Limit.ENVIRONMENT.holds(environment)
                        && !environment.equals("none")
                        && !containsAny(environment, "/\\\r\n");
        if (!valid) event.drop("environment", "not a valid environment");
    }

    /// Old SDKs know the environment only as a tag.
    private static void promoteEnvironmentTag(Fields event) {
        if (event.get("environment") != null) return;
        var tags = event.node.path("tags");
        var tag = tags.get("environment");
        if (tags instanceof ArrayNode pairs) {
            for (var pair : pairs) {
                if (tag == null && pair.path(0).asText().equals("environment")) tag = pair.get(1);
            }
        }
        var text = tag == null ? null : Texts.lenient(tag);
        if (text != null) event.node.put("environment", text);
    }

    private static @Nullable String stripped(Fields event, String key) {
        var text = event.text(key, Limit.MESSAGE);
        if (text == null) return null;
        var stripped = text.strip();
        if (stripped.length() != text.length()) event.node.put(key, stripped);
        return stripped;
    }

    private static boolean containsAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }
}
