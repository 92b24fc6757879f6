package dev.mayday.ui.kit;

/// One of several things of which any number may be chosen.
///
/// @param value what the form sends when it is
/// @param hint what it means; empty for nothing
public record Tick(String value, String words, String hint, boolean chosen) {}
