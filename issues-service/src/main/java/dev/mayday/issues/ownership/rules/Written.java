package dev.mayday.issues.ownership.rules;

/// An owner as it stands in a text; whom it means is looked up when it is asked.
///
/// @param column from 1, in code points
public record Written(String text, int column) {}
