package dev.mayday.ui.kit;

import dev.mayday.ui.web.Choice;

/// What a thing on a page means for who reads it. Tags take its [#wire], style sheets know its two
/// colors.
public enum Tone implements Choice {
    NEUTRAL,
    ACCENT,
    GOOD,
    WARNING,
    DANGER
}
