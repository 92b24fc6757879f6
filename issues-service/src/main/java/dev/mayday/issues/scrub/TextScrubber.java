package dev.mayday.issues.scrub;

import dev.mayday.issues.event.json.Pair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a text gives away by itself, whatever its name.
final class TextScrubber {

    private static final int LONGEST = 256 << 10;
    private static final Set<TextRule> DEFAULTS =
            EnumSet.of(
                    TextRule.COOKIE,
                    TextRule.BEARER,
                    TextRule.CARD,
                    TextRule.IBAN,
                    TextRule.PEM,
                    TextRule.URL,
                    TextRule.SSN,
                    TextRule.JWT);
    private static final Set<TextRule> LABELS =
            EnumSet.of(TextRule.EMAIL, TextRule.CARD, TextRule.IBAN, TextRule.SSN, TextRule.BEARER);

    private final boolean defaults;
    private final boolean addresses;
    private final List<String> fields;

    TextScrubber(ScrubSettings settings) {
        this.defaults = settings.dataScrubberDefaults();
        this.addresses = settings.scrubIpAddresses();
        this.fields = KeyRules.words(settings);
    }

    /// All rules; null when the text may stay as it is. What cannot be searched goes as a whole.
    ///
    /// @param cookies judges the names of the cookies that the text is made of; null when it is
    /// none
    @Nullable Redaction scrub(String text, @Nullable KeyRules cookies) {
        if (text.equals(Redaction.FILTERED)) return null;
        try {
            return searched(text, cookies);
        } catch (RuntimeException | StackOverflowError unsearchable) {
            return Redaction.whole(text, "!failed");
        }
    }

    private @Nullable Redaction searched(String text, @Nullable KeyRules cookies) {
        if (text.length() > LONGEST) return Redaction.whole(text, "!too-long");
        if (!fields.isEmpty() && KeyRules.containsAny(text, fields))
            return Redaction.whole(text, KeyRules.FIELDS);
        int hints = Hints.of(text);
        if (cookies != null && text.indexOf('=') > 0) return cookies(text, hints, cookies);
        if (hints == 0) return null;
        if (defaults && (hints & (Hints.SECRET_WORD | Hints.TOKEN_VALUE)) != 0) {
            return Redaction.whole(text, KeyRules.PASSWORD);
        }
        var finds = new ArrayList<Redaction.Find>();
        if (defaults) find(DEFAULTS, text, hints, false, finds);
        addresses(text, hints, finds);
        return Redaction.of(text, finds);
    }

    /// The names of cookies say which of them are secret; words in the text around do not.
    private @Nullable Redaction cookies(String text, int hints, KeyRules names) {
        var finds = new ArrayList<Redaction.Find>();
        eachCookie(text, names, finds);
        if (defaults) find(DEFAULTS, text, hints, false, finds);
        addresses(text, hints, finds);
        return Redaction.of(text, finds);
    }

    private static void eachCookie(String text, KeyRules names, List<Redaction.Find> finds) {
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && !Pair.endsCookie(text, end)) end++;
            int equals = text.indexOf('=', from);
            boolean named = equals >= 0 && equals + 1 < end;
            var rule = named ? names.ruleFor(text.substring(from, equals).strip(), true) : null;
            if (rule != null)
                finds.add(new Redaction.Find(rule, equals + 1, end, Redaction.FILTERED));
            from = end + 1;
        }
    }

    /// Labels instead of what identifies a person; the rest stays readable.
    @Nullable Redaction label(String text) {
        int hints = Hints.of(text);
        var finds = new ArrayList<Redaction.Find>();
        if (defaults) find(LABELS, text, hints, true, finds);
        addresses(text, hints, finds);
        return Redaction.of(text, finds);
    }

    @Nullable Redaction urlOnly(String text) {
        int hints = Hints.of(text);
        var finds = new ArrayList<Redaction.Find>();
        if (defaults) find(EnumSet.of(TextRule.URL), text, hints, false, finds);
        addresses(text, hints, finds);
        return Redaction.of(text, finds);
    }

    /// Only addresses, if they are to go.
    @Nullable Redaction addresses(String text) {
        if (!addresses) return null;
        var finds = new ArrayList<Redaction.Find>();
        addresses(text, Hints.of(text), finds);
        return Redaction.of(text, finds);
    }

    private void addresses(String text, int hints, List<Redaction.Find> finds) {
        if (addresses) find(EnumSet.of(TextRule.ADDRESS), text, hints, true, finds);
    }

    private static void find(
            Set<TextRule> rules,
            String text,
            int hints,
            boolean labels,
            List<Redaction.Find> finds) {
        for (var rule : rules) if ((hints & rule.hint) != 0) rule.find(text, labels, finds);
    }
}
