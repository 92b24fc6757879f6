package dev.mayday.issues.grouping.rules;

/// What a rule does when its frame is found.
sealed interface Action {

    /// To which frames a flag goes.
    enum Reach {
        THIS,
        NEARER_THE_CRASH,
        FARTHER_AWAY;

        int first(int frame) {
            return switch (this) {
                case THIS -> frame;
                case NEARER_THE_CRASH -> frame + 1;
                case FARTHER_AWAY -> 0;
            };
        }

        /// Exclusive.
        int last(int frame, int frames) {
            return switch (this) {
                case THIS -> frame + 1;
                case NEARER_THE_CRASH -> frames;
                case FARTHER_AWAY -> frame;
            };
        }
    }

    record App(Reach reach, boolean on) implements Action {}

    record Category(String name) implements Action {}

    record Group(Reach reach, boolean on) implements Action {}

    record MaxFrames(int frames) implements Action {}

    record MinFrames(int frames) implements Action {}

    record Invert() implements Action {}

    /// Whether it belongs to the first pass.
    default boolean classifies() {
        return switch (this) {
            case App _, Category _ -> true;
            case Group _, MaxFrames _, MinFrames _, Invert _ -> false;
        };
    }
}
