package dev.mayday.issues.views;

/// Who keeps views.
///
/// @param editor whether views for everybody may be changed
public record Viewer(long organization, long account, boolean editor) {}
