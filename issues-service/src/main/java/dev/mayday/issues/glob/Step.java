package dev.mayday.issues.glob;

import java.util.BitSet;

/// One step of a pattern.
sealed interface Step {

    /// Exactly this character.
    record Literal(char c) implements Step {}

    /// Any one character; in a path no slash.
    record One(boolean slash) implements Step {}

    /// Any one character of a set, or outside of it.
    record OneOf(BitSet set, boolean inside) implements Step {}

    /// Any text; `*` of a path without a slash.
    record Any(boolean slash) implements Step {}

    /// Any number of whole folders: `**/`.
    record Folders() implements Step {}

    /// Whether it takes one character and that is the one.
    default boolean takes(char c) {
        return switch (this) {
            case Literal literal -> literal.c == c;
            case One one -> one.slash || c != '/';
            case OneOf of -> of.set.get(c) == of.inside;
            case Any _ -> false;
            case Folders _ -> c == '/';
        };
    }

    /// Whether it may stay while the character passes.
    default boolean passes(char c) {
        return switch (this) {
            case Literal _, One _, OneOf _ -> false;
            case Any any -> any.slash || c != '/';
            case Folders _ -> true;
        };
    }

    /// Whether it may stand for nothing.
    default boolean empty() {
        return this instanceof Any || this instanceof Folders;
    }
}
