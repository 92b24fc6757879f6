package dev.mayday.issues.views;

/// Who keeps views.
///
/// @param account 0 for a token that is nobody's
/// @param editor whether views for everybody may be changed
public record Viewer(long organization, long account, boolean editor) {}
