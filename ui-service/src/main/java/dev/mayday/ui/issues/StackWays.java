package dev.mayday.ui.issues;

import dev.mayday.ui.event.StackChoice;
import dev.mayday.ui.event.StackChoice.Form;
import dev.mayday.ui.event.StackChoice.Frames;
import dev.mayday.ui.event.StackChoice.Order;
import dev.mayday.ui.event.TraceText.For;
import dev.mayday.ui.kit.Tab;
import dev.mayday.ui.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// In which ways a stack can be looked at and taken along, each with its address.
///
/// @param frames and `order`: empty where the text of the language shows, which knows neither
record StackWays(
        List<Tab> frames,
        List<Tab> order,
        List<Tab> forms,
        String text,
        String markdown,
        String agent) {

    /// @param page that the stack is on
    /// @param event with its id, so that what was copied can be found again
    static StackWays of(StackChoice choice, EventAddress page, EventAddress event) {
        var raw = choice.isRaw();
        return new StackWays(
                raw ? List.of() : tabs(Frames.class, choice.frames(), choice::with, page),
                raw ? List.of() : tabs(Order.class, choice.order(), choice::with, page),
                tabs(Form.class, choice.form(), choice::with, page),
                event.trace(For.TEXT),
                event.trace(For.MARKDOWN),
                event.trace(For.AGENT));
    }

    private static <C extends Enum<C> & Choice> List<Tab> tabs(
            Class<C> type, C chosen, Function<C, StackChoice> with, EventAddress page) {
        return Arrays.stream(type.getEnumConstants())
                .map(way -> new Tab(way.words(), page.href(with.apply(way)), way == chosen))
                .toList();
    }
}
