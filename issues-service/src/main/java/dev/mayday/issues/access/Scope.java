package dev.mayday.issues.access;

import java.util.Arrays;
import java.util.Optional;

/// A right that a token carries (semantics 17.2), and the least role of a person who has it.
public enum Scope {
    ORG_READ("org:read", Role.VIEWER),
    ORG_WRITE("org:write", Role.ADMIN, Extent.WHOLE),
    ORG_ADMIN("org:admin", Role.OWNER, Extent.WHOLE),
    ORG_CI("org:ci", Role.MEMBER),
    PROJECT_READ("project:read", Role.VIEWER),
    PROJECT_WRITE("project:write", Role.ADMIN),
    PROJECT_ADMIN("project:admin", Role.ADMIN),
    PROJECT_RELEASES("project:releases", Role.MEMBER),
    TEAM_READ("team:read", Role.VIEWER, Extent.WHOLE),
    TEAM_WRITE("team:write", Role.ADMIN, Extent.WHOLE),
    TEAM_ADMIN("team:admin", Role.ADMIN, Extent.WHOLE),
    MEMBER_READ("member:read", Role.VIEWER, Extent.WHOLE),
    MEMBER_WRITE("member:write", Role.ADMIN, Extent.WHOLE),
    MEMBER_ADMIN("member:admin", Role.ADMIN, Extent.WHOLE),
    EVENT_READ("event:read", Role.VIEWER),
    EVENT_WRITE("event:write", Role.MEMBER),
    EVENT_ADMIN("event:admin", Role.ADMIN),
    ALERTS_READ("alerts:read", Role.VIEWER),
    ALERTS_WRITE("alerts:write", Role.ADMIN);

    /// What it is about.
    enum Extent {
        /// Projects, or no more of the organization than its name: a list of projects narrows it.
        PROJECTS,
        /// The organization as a whole: people, teams, settings, what was changed.
        WHOLE
    }

    private final String word;
    private final Role role;
    private final Extent extent;

    Scope(String word, Role role) {
        this(word, role, Extent.PROJECTS);
    }

    Scope(String word, Role role, Extent extent) {
        this.word = word;
        this.role = role;
        this.extent = extent;
    }

    /// Empty for a word that is none.
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /// The least role that has this right.
    public Role role() {
        return role;
    }

    /// Whether a token that is limited to projects may not use it.
    public boolean isWhole() {
        return extent == Extent.WHOLE;
    }

    /// `admin` includes `write`, `write` includes `read`, `org:ci` includes `project:releases`.
    public boolean includes(Scope other) {
        if (this == other) return true;
        if (this == ORG_CI) return other == PROJECT_RELEASES;
        return subject().equals(other.subject()) && other.rank() > 0 && rank() > other.rank();
    }

    private String subject() {
        return word.substring(0, word.indexOf(':'));
    }

    private int rank() {
        return switch (word.substring(word.indexOf(':') + 1)) {
            case "read" -> 1;
            case "write" -> 2;
            case "admin" -> 3;
            default -> 0;
        };
    }
}
