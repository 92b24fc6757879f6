package dev.mayday.issues.query;

/// An issue that the asker may see: its project was found in the asker's organisation.
public record IssueKey(long project, long id) {}
