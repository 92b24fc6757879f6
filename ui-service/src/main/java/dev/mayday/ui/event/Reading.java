package dev.mayday.ui.event;

/// How the stacks of an event are read.
///
/// @param highlighter and `literals`: as its language writes source and values
/// @param choice what of them somebody wants to see, and in which order
record Reading(Highlighter highlighter, Literals literals, StackChoice choice) {

    static Reading of(String platform, StackChoice choice) {
        return new Reading(new Highlighter(platform), Literals.of(platform), choice);
    }
}
