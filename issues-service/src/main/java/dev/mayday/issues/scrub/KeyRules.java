package dev.mayday.issues.scrub;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that say what stands under them is secret (protocol 12.2).
final class KeyRules {

    static final String PASSWORD = "@password:filter";
    static final String COOKIE = "@cookie:filter";
    static final String FIELDS = "strip-fields";

    private static final List<String> EXACTLY = List.of("otp", "two-factor", "two_factor");
    private static final List<String> COOKIE_HEADERS =
            List.of("cookie", "set-cookie", "http.request.header.cookie");
    private static final Set<String> COOKIES =
            Set.of(
                    "sentrysid",
                    "sudo",
                    "su",
                    "session",
                    "__session",
                    "sessionid",
                    "user_session",
                    "symfony",
                    "phpsessid",
                    "fasthttpsessionid",
                    "mysession",
                    "irissessionid",
                    "_vercel_jwt",
                    "csrf",
                    "xsrf",
                    "_xsrf",
                    "_csrf",
                    "csrf-token",
                    "csrf_token",
                    "xsrf-token",
                    "xsrf_token",
                    "fastcsrf",
                    "_iris_csrf");

    private final boolean defaults;
    private final List<String> fields;

    KeyRules(ScrubSettings settings) {
        this.defaults = settings.dataScrubberDefaults();
        this.fields = words(settings);
    }

    /// The words of `sensitiveFields`, in lower case.
    static List<String> words(ScrubSettings settings) {
        return settings.sensitiveFields().stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// The rule by which everything under this name goes, or null.
    @Nullable String ruleFor(String name, boolean inCookies) {
        if (defaults) {
            if (Hints.in(name, Hints.SECRET_WORD | Hints.TOKEN)) return PASSWORD;
            for (var word : EXACTLY) if (word.equalsIgnoreCase(name)) return PASSWORD;
            for (var header : COOKIE_HEADERS) if (header.equalsIgnoreCase(name)) return COOKIE;
            if (inCookies && COOKIES.contains(name.toLowerCase(Locale.ROOT))) return COOKIE;
        }
        return !fields.isEmpty() && containsAny(name, fields) ? FIELDS : null;
    }

    static boolean containsAny(String text, List<String> words) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var word : words) if (lower.contains(word)) return true;
        return false;
    }
}
