package dev.mayday.ui.issues;

import java.util.Arrays;

/// One of a few values that stand in an address under a name and on the page as a word.
interface Choice {

    String wire();

    String words();

    static <C extends Enum<C> & Choice> C of(Class<C> type, String wire, C otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst()
                .orElse(otherwise);
    }
}
