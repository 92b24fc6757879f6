package dev.mayday.issues;

import org.jspecify.annotations.Nullable;

/// What a person typed into a field of one line: a name, a label.
public final class OneLine {

    private OneLine() {}

    /// Without the space around it.
    ///
    /// @param most characters
    /// @throws Refused 400 that names the field
    public static String of(String field, @Nullable String typed, int most) {
        var text = typed == null ? "" : typed.strip();
        boolean usable = !text.isEmpty() && text.length() <= most && isPlain(text);
        if (usable) return text;
        throw Refused.invalid("%s: 1 to %d characters on one line".formatted(field, most));
    }

    /// Whether all of it is seen, in its order: no control characters, no line breaks, nothing that
    /// turns the direction of the text, nothing without width.
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(OneLine::isPlain);
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }

    /// What is left of a text that somebody else wrote, with a space for each character that is not
    /// plain.
    public static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(each -> plain.appendCodePoint(isPlain(each) ? each : ' '));
        return plain.toString().strip();
    }
}
