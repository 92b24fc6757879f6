package dev.mayday.issues.release.version;

import java.util.List;

/// A part of a glob. All characters are folded.
sealed interface GlobPart {

    /// Whether it stands for this one character.
    boolean is(int character);

    /// Any run of characters, and none.
    record Run() implements GlobPart {
        @Override
        public boolean is(int character) {
            return false;
        }
    }

    /// Exactly one, whichever.
    record Any() implements GlobPart {
        @Override
        public boolean is(int character) {
            return true;
        }
    }

    record One(int expected) implements GlobPart {
        @Override
        public boolean is(int character) {
            return character == expected;
        }
    }

    record OneOf(boolean not, List<Range> ranges) implements GlobPart {
        public OneOf {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean is(int character) {
            return not != ranges.stream().anyMatch(range -> range.has(character));
        }
    }

    /// From one character to another, both included.
    record Range(int from, int to) {
        boolean has(int character) {
            return from <= character && character <= to;
        }
    }

    static int fold(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
