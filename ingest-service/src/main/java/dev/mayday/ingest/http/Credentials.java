package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who sends, as the request says (protocol 1.2, without the envelope's own header).
sealed interface Credentials {

    /// @param client `sentry_client`; empty when absent
    record Given(String publicKey, String client) implements Credentials {}

    record Absent() implements Credentials {}

    record Refused(Refusal because) implements Credentials {}

    /// @param header the values of a header of the request by name
    /// @param query the decoded values of a parameter of the query by name
    /// @param path the key that stands in the path; empty for none
    static Credentials of(
            Function<String, List<String>> header,
            Function<String, List<String>> query,
            String path) {
        var found = new Found();
        found.key(path);
        for (var value : header.apply("X-Sentry-Auth")) {
            if (!value.isBlank() && !found.readSentry(value)) return new Refused(bad());
        }
        for (var value : header.apply("Authorization")) {
            if (!found.readAuthorization(value)) return new Refused(bad());
        }
        query.apply("sentry_key").forEach(found::key);
        query.apply("sentry_version").forEach(found::version);
        query.apply("sentry_client").forEach(found::client);
        return found.verdict();
    }

    private static Refusal bad() {
        return new Refusal.BadCredentials();
    }

    /// The key in its canonical form; null when it has not the form of a key.
    static @Nullable String canonicalKey(String key) {
        if (key.length() != 32) return null;
        for (int i = 0; i < 32; i++) {
            char c = key.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) return null;
        }
        return key.toLowerCase(Locale.ROOT);
    }

    /// What all places together say.
    final class Found {

        private static final String SCHEME = "Sentry";
        private static final int NEWEST_VERSION = 7;

        /// Commas, and what some proxies and old clients put in their place.
        private static final Pattern BETWEEN_PAIRS = Pattern.compile("[,;]|\\s(?=\\s*sentry_)");

        /// `7`, and `2.0` of the oldest clients.
        private static final Pattern VERSION = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})?");

        private @Nullable String key;
        private boolean severalKeys;
        private String version = "7";
        private String client = "";

        /// False when it is malformed.
        private boolean readSentry(String header) {
            if (!isOfScheme(SCHEME, header)) return false;
            for (var pair : BETWEEN_PAIRS.split(header.strip().substring(SCHEME.length()))) {
                int equals = pair.indexOf('=');
                if (equals < 0) continue;
                var value = unquoted(pair.substring(equals + 1).strip());
                switch (pair.substring(0, equals).strip()) {
                    case "sentry_key" -> key(value);
                    case "sentry_version" -> version(value);
                    case "sentry_client" -> client(value);
                    default -> {}
                }
            }
            return true;
        }

        private static boolean isOfScheme(String scheme, String header) {
            var text = header.strip();
            return text.regionMatches(true, 0, scheme, 0, scheme.length())
                    && text.length() > scheme.length()
                    && Character.isWhitespace(text.charAt(scheme.length()));
        }

        private static String unquoted(String value) {
            boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            return isQuoted ? value.substring(1, value.length() - 1) : value;
        }

        /// Other schemes are somebody else's business.
        private boolean readAuthorization(String header) {
            if (isOfScheme(SCHEME, header)) return readSentry(header);
            if (!isOfScheme("Basic", header)) return true;
            try {
                var decoded = Base64.getDecoder().decode(header.strip().substring(6).strip());
                var text = new String(decoded, StandardCharsets.ISO_8859_1);
                int colon = text.indexOf(':');
                key(colon < 0 ? text : text.substring(0, colon));
                return true;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }

        private void key(String value) {
            if (value.isEmpty()) return;
            var candidate = value.toLowerCase(Locale.ROOT);
            severalKeys |= key != null && !key.equals(candidate);
            key = candidate;
        }

        private void version(String value) {
            if (!value.isBlank()) version = value.strip();
        }

        private void client(String value) {
            client = value;
        }

        private Credentials verdict() {
            var number = VERSION.matcher(version);
            if (!number.matches()) return new Refused(bad());
            if (Integer.parseInt(number.group(1)) > NEWEST_VERSION) {
                return new Refused(new Refusal.UnsupportedVersion());
            }
            if (key == null) return new Absent();
            if (severalKeys) return new Refused(new Refusal.SeveralKeys());
            var canonical = canonicalKey(key);
            return canonical == null
                    ? new Refused(new Refusal.BadKey())
                    : new Given(canonical, client);
        }
    }
}
