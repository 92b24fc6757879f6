package dev.mayday.ui.event;

import dev.mayday.ui.web.Choice;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How somebody likes to see stacks. Each part may stand in the address; what does not is as they
/// chose it last, which a cookie remembers.
public record StackChoice(Frames frames, Order order, Form form) {

    public static final StackChoice USUAL =
            new StackChoice(Frames.APP, Order.NEWEST_FIRST, Form.PRETTY);

    private static final Pattern DOT = Pattern.compile("\\.");

    /// Which frames stand open.
    public enum Frames implements Choice {
        /// Those of the application; the others are folded.
        APP,
        ALL
    }

    /// Which call stands first.
    public enum Order implements Choice {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /// As a page, or as the language prints it.
    public enum Form implements Choice {
        PRETTY,
        RAW
    }

    /// @param remembered as [#remembered] wrote it
    public static StackChoice of(
            @Nullable String frames,
            @Nullable String order,
            @Nullable String form,
            @Nullable String remembered) {
        var before = remembered == null ? new String[0] : DOT.split(remembered, 4);
        return new StackChoice(
                Choice.of(Frames.class, frames, Choice.of(Frames.class, at(before, 0), Frames.APP)),
                Choice.of(
                        Order.class,
                        order,
                        Choice.of(Order.class, at(before, 1), Order.NEWEST_FIRST)),
                Choice.of(Form.class, form, Choice.of(Form.class, at(before, 2), Form.PRETTY)));
    }

    private static @Nullable String at(String[] parts, int place) {
        return place < parts.length ? parts[place] : null;
    }

    public String remembered() {
        return String.join(".", Stream.of(frames, order, form).map(Choice::wire).toList());
    }

    public StackChoice with(Frames other) {
        return new StackChoice(other, order, form);
    }

    public StackChoice with(Order other) {
        return new StackChoice(frames, other, form);
    }

    public StackChoice with(Form other) {
        return new StackChoice(frames, order, other);
    }

    public boolean isRaw() {
        return form == Form.RAW;
    }

    public boolean newestFirst() {
        return order == Order.NEWEST_FIRST;
    }
}
