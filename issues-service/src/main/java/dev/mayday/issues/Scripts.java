package dev.mayday.issues;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.regex.Pattern;

/// Whether an address is what it looks like: a Cyrillic a looks like a Latin one.
public final class Scripts {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final EnumSet<UnicodeScript> ALIKE =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.GREEK,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.CHEROKEE,
                    UnicodeScript.COPTIC);

    private Scripts() {}

    /// Whether letters of scripts that look alike stand in one word of it.
    public static boolean areMixed(String address) {
        return BETWEEN.splitAsStream(address).anyMatch(Scripts::isMixed);
    }

    private static boolean isMixed(String word) {
        var found = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(found::add);
        found.retainAll(ALIKE);
        return found.size() > 1;
    }
}
