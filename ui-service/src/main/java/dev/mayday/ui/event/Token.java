package dev.mayday.ui.event;

/// A piece of a source line.
///
/// @param kind class name for the style sheet: `k` keyword, `s` string, `n` number, `c` comment,
/// `f` call, or empty
public record Token(String kind, String text) {}
