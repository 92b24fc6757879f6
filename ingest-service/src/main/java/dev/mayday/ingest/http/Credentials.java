package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who sends, as the request says (protocol 1.2, without the envelope's own header).
sealed interface Credentials {

    /// @param client `sentry_client`; empty when absent
    record Given(String publicKey, String client) implements Credentials {}

    record Absent() implements Credentials {}

    record Refused(Refusal because) implements Credentials {}

    /// @param header a header of the request by name; null when absent
    /// @param query a decoded parameter of the query by name; null when absent
    static Credentials of(
            UnaryOperator<@Nullable String> header, UnaryOperator<@Nullable String> query) {
        var found = new Found();
        var sentry = header.apply("X-Sentry-Auth");
        if (sentry != null && !found.readSentry(sentry)) return new Refused(bad());
        var authorization = header.apply("Authorization");
        if (authorization != null && !found.readAuthorization(authorization)) {
            return new Refused(bad());
        }
        found.key(query.apply("sentry_key"));
        found.version(query.apply("sentry_version"));
        found.client(query.apply("sentry_client"));
        return found.verdict();
    }

    private static Refusal bad() {
        return new Refusal.BadCredentials();
    }

    /// The key in its canonical form; null when it has not the form of a key.
    static @Nullable String canonicalKey(String key) {
        if (key.length() != 32) return null;
        for (int i = 0; i < 32; i++) if (Character.digit(key.charAt(i), 16) < 0) return null;
        return key.toLowerCase(Locale.ROOT);
    }

    /// What all places together say.
    final class Found {

        private @Nullable String key;
        private boolean severalKeys;
        private String version = "7";
        private String client = "";

        /// False when it is malformed.
        private boolean readSentry(String header) {
            if (!header.regionMatches(true, 0, "Sentry ", 0, 7)) return false;
            for (var pair : header.substring(7).split(",")) {
                int equals = pair.indexOf('=');
                if (equals < 0) continue;
                var value = pair.substring(equals + 1).strip();
                switch (pair.substring(0, equals).strip()) {
                    case "sentry_key" -> key(value);
                    case "sentry_version" -> version(value);
                    case "sentry_client" -> client(value);
                    default -> {}
                }
            }
            return true;
        }

        /// Other schemes are somebody else's business.
        private boolean readAuthorization(String header) {
            if (header.regionMatches(true, 0, "Sentry ", 0, 7)) return readSentry(header);
            if (!header.regionMatches(true, 0, "Basic ", 0, 6)) return true;
            try {
                var decoded = Base64.getDecoder().decode(header.substring(6).strip());
                var text = new String(decoded, StandardCharsets.ISO_8859_1);
                int colon = text.indexOf(':');
                key(colon < 0 ? text : text.substring(0, colon));
                return true;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }

        private void key(@Nullable String value) {
            if (value == null || value.isEmpty()) return;
            var candidate = value.toLowerCase(Locale.ROOT);
            severalKeys |= key != null && !key.equals(candidate);
            key = candidate;
        }

        private void version(@Nullable String value) {
            if (value != null) version = value.strip();
        }

        private void client(@Nullable String value) {
            if (value != null) client = value;
        }

        private Credentials verdict() {
            int number = number(version);
            if (number < 0) return new Refused(bad());
            if (number > 7) return new Refused(new Refusal.UnsupportedVersion());
            if (key == null) return new Absent();
            if (severalKeys) return new Refused(new Refusal.SeveralKeys());
            var canonical = canonicalKey(key);
            return canonical == null
                    ? new Refused(new Refusal.BadKey())
                    : new Given(canonical, client);
        }

        private static int number(String text) {
            try {
                return Integer.parseUnsignedInt(text);
            } catch (NumberFormatException none) {
                return -1;
            }
        }
    }
}
