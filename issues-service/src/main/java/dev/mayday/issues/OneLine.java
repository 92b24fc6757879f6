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
        boolean usable =
                !text.isEmpty()
                        && text.length() <= most
                        && text.chars().noneMatch(Character::isISOControl);
        if (usable) return text;
        throw Refused.invalid("%s: 1 to %d characters on one line".formatted(field, most));
    }
}
