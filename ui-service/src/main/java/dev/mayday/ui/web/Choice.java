package dev.mayday.ui.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One of a few values that stand in an address under a name and on the page as a word. Both are
/// the constant's own unless it says otherwise: `LAST_SEEN` is `lastSeen` and "Last seen".
public interface Choice {

    String name();

    default String wire() {
        var words = words().split(" ");
        var rest = Arrays.stream(words).skip(1).map(Choice::capital);
        return words[0].toLowerCase(Locale.ROOT) + String.join("", rest.toList());
    }

    default String words() {
        return capital(name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static <C extends Enum<C> & Choice> C of(Class<C> type, @Nullable String wire, C otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst()
                .orElse(otherwise);
    }
}
