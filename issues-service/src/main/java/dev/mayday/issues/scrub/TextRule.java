package dev.mayday.issues.scrub;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Secrets that are known by their looks. Every expression is bounded or possessive: linear time on
/// any text.
enum TextRule {
    /// A line of headers: `Cookie: …`, to its end.
    COOKIE(
            "cookie",
            Hints.COOKIE,
            "[cookie]",
            "(?i)cookies?+2?+[\"']?+[ \\t]{0,4}+:[ \\t]{0,4}+([^\\s][^\\r\\n]*+)"),
    BEARER("bearer", Hints.BEARER, "[token]", "(?i)\\bbearer\\s{1,8}+([^\\s\"',;]++)"),
    CARD(
            "creditcard",
            Hints.CARD,
            "[creditcard]",
            "(?<![\\w])(3[47]\\d{2}[- ]?\\d{6}[- ]?\\d{5}"
                    + "|(?:4\\d{3}|5[1-5]\\d{2}|65\\d{2}|6011)(?:[- ]?\\d{4}){3})(?!\\w)",
            TextRule::luhn),
    IBAN(
            "iban",
            Hints.IBAN,
            "[iban]",
            "\\b([A-Z]{2}\\d{2}[A-Z0-9]{11,29})\\b",
            TextRule::isOfACountry),
    /// Everything between the lines that say it is a key; up to the end when the text was cut.
    PEM(
            "pemkey",
            Hints.PEM,
            "[pemkey]",
            "-----BEGIN [A-Z ]{0,40}(?:PRIVATE|PUBLIC) KEY(?: BLOCK)?-----([^-]++(?:-(?!----END)[^-]*+)*+)"),
    URL("urlauth", Hints.URL, "[auth]", "://[^\\s/@:\"']{0,256}+:([^\\s/\"']{1,256})@"),
    SSN("usssn", Hints.SSN, "[us-ssn]", "\\b(\\d{3}-\\d{2}-\\d{4})\\b"),
    JWT("jwt", Hints.JWT, "[jwt]", "(?<![\\w-])(eyJ[\\w-]++\\.[\\w-]++\\.[\\w-]*+)"),
    EMAIL(
            "email",
            Hints.EMAIL,
            "[email]",
            "(?<![\\w.%+-])([\\w.%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,8}+)"),
    ADDRESS(
            "ip",
            Hints.ADDRESS,
            "[ip]",
            "((?<![\\w.:])\\d{1,3}+(?:\\.\\d{1,3}+){3}+(?!\\w|\\.\\d)"
                    + "|(?<![\\w:])(?:[0-9A-Fa-f]{0,4}+:){2,7}+"
                    + "(?:(?:\\d{1,3}+\\.){3}+\\d{1,3}+|[0-9A-Fa-f]{1,4}+)?(?![\\w:]))",
            TextRule::isAddress);

    final int hint;
    private final String id;
    private final String label;
    private final Pattern pattern;
    private final Predicate<String> proof;

    TextRule(String name, int hint, String label, String pattern) {
        this(name, hint, label, pattern, text -> true);
    }

    TextRule(String name, int hint, String label, String pattern, Predicate<String> proof) {
        this.id = "@" + name;
        this.hint = hint;
        this.label = label;
        this.pattern = Pattern.compile(pattern);
        this.proof = proof;
    }

    /// @param labels the kind of secret takes its place, not `[Filtered]`
    void find(CharSequence text, boolean labels, List<Redaction.Find> finds) {
        var matcher = pattern.matcher(text);
        var rule = id + (labels ? ":replace" : ":filter");
        while (matcher.find()) {
            if (!proof.test(matcher.group(1)) || matcher.group(1).equals(Redaction.FILTERED))
                continue;
            finds.add(
                    new Redaction.Find(
                            rule,
                            matcher.start(1),
                            matcher.end(1),
                            labels ? label : Redaction.FILTERED));
        }
    }

    /// The check digit of card numbers; separators do not count.
    private static boolean luhn(String number) {
        int sum = 0;
        boolean doubled = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit < 0) continue;
            if (doubled) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isOfACountry(String iban) {
        return Countries.WITH_IBAN.contains(iban.substring(0, 2));
    }

    /// Without any look-up.
    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /// Apart, because the constants of an enum come before its fields.
    private static final class Countries {

        static final Set<String> WITH_IBAN =
                Set.of(
                        ("AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT"
                                        + " HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MR MT MU"
                                        + " NL NO PK PL PS PT QA RO RS SA SC SE SI SK SM ST SV TL TN TR UA VA VG XK")
                                .split(" "));
    }
}
