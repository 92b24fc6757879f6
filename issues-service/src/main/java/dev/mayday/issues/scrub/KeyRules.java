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
    private static final Set<String> COOKIE_HEADERS =
            Set.of("cookie", "cookie2", "setcookie", "setcookie2");
    private static final Set<String> COOKIES =
            Set.of("sudo", "su", "symfony", "fastcsrf", "sentrysid");

    /// Parts of the names of cookies that sign a person in: `PHPSESSID`, `laravel_session`,
    /// `XSRF-TOKEN`, `wordpress_logged_in_…`.
    private static final List<String> COOKIE_PARTS =
            List.of("sess", "csrf", "xsrf", "jwt", "remember", "logged_in", "aspnetcore");

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
    @Nullable String ruleFor(String given, boolean inCookies) {
        var name = bare(given);
        if (defaults) {
            if (Hints.in(name, Hints.SECRET_WORD | Hints.TOKEN)) return PASSWORD;
            for (var word : EXACTLY) if (word.equalsIgnoreCase(name)) return PASSWORD;
            if (isCookieHeader(name) || (inCookies && isSecretCookie(name))) return COOKIE;
        }
        return !fields.isEmpty() && containsAny(name, fields) ? FIELDS : null;
    }

    /// As [#ruleFor], for a name that stands beside its value: of `Cookies` all goes.
    @Nullable String ruleForPair(String name, boolean inCookies) {
        boolean cookies = defaults && bare(name).equalsIgnoreCase("cookies");
        return cookies ? COOKIE : ruleFor(name, inCookies);
    }

    /// Without quotes: Python's `repr` makes `b'cookie'` of a name.
    static String bare(String name) {
        int from = name.length() > 2 && "bBuU".indexOf(name.charAt(0)) >= 0 ? 1 : 0;
        int last = name.length() - 1;
        if (last <= from) return name;
        char quote = name.charAt(from);
        boolean quoted = (quote == '\'' || quote == '"') && name.charAt(last) == quote;
        return quoted ? bare(name.substring(from + 1, last)) : name;
    }

    /// Whether a text can be a name, not a sentence or a line that holds the secret itself.
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 64) return false;
        return text.chars().noneMatch(c -> c == '=' || c == ':' || Character.isWhitespace(c));
    }

    /// As [#ruleFor], for tags and their like, of which `author` is one of the usual.
    @Nullable String ruleForLabel(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        boolean author = lower.startsWith("author") && !lower.startsWith("authori");
        return ruleFor(author ? name.substring("author".length()) : name, false);
    }

    /// `Cookie`, `Set-Cookie`, `HTTP_COOKIE`, `http.request.header.cookie`.
    private static boolean isCookieHeader(String name) {
        int length = name.length();
        if (length < 6 || length > 64) return false;
        char last = name.charAt(length - 1);
        if ("eE2sS".indexOf(last) < 0) return false;
        var lower = name.toLowerCase(Locale.ROOT);
        return COOKIE_HEADERS.contains(lower)
                || lower.endsWith("_cookie")
                || lower.endsWith("-cookie")
                || lower.endsWith(".cookie")
                || lower.endsWith("_cookies")
                || lower.endsWith("-cookies");
    }

    private static boolean isSecretCookie(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (COOKIES.contains(lower)) return true;
        for (var part : COOKIE_PARTS) if (lower.contains(part)) return true;
        return endsInSid(lower);
    }

    /// `sid` as a word of its own, as in `connect.sid`.
    private static boolean endsInSid(String name) {
        if (!name.endsWith("sid")) return false;
        return name.length() == 3 || !Character.isLetterOrDigit(name.charAt(name.length() - 4));
    }

    static boolean containsAny(String text, List<String> words) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (var word : words) if (lower.contains(word)) return true;
        return false;
    }
}
