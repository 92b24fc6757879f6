package dev.mayday.issues.read;

/// An issue that the asker may see: its project was found in the asker's organisation.
public record IssueKey(long project, long id) {}
