package dev.mayday.issues.read;

/// An issue that the asker may see: its project was found in the asker's organization.
public record IssueKey(long project, long id) {}
