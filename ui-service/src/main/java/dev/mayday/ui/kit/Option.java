package dev.mayday.ui.kit;

import dev.mayday.ui.web.Choice;
import java.util.Arrays;
import java.util.List;

/// One of a few values to choose from in a form.
///
/// @param value what the form sends; empty for any
public record Option(String value, String words, boolean chosen) {

    /// All constants of a [Choice], in their order.
    public static <C extends Choice> List<Option> of(C[] choices, C chosen) {
        return Arrays.stream(choices)
                .map(one -> new Option(one.wire(), one.words(), one.equals(chosen)))
                .toList();
    }
}
