package dev.mayday.issues.access;

/// What a route asks of its caller: the scope of a token, and the role of a person.
///
/// @param orTeamAdmin whether the admins of a project's teams have it too, in that project
/// @param whole whether it concerns the organization as a whole
public record Right(Scope scope, boolean orTeamAdmin, boolean whole) {

    public Right {
        whole |= scope.isWhole();
    }

    public static Right of(Scope scope) {
        return new Right(scope, false, false);
    }

    public static Right orTeamAdmin(Scope scope) {
        return new Right(scope, true, false);
    }

    /// The least role that has it everywhere.
    public Role role() {
        return scope.role();
    }

    /// Whether nothing is changed with it: what may be seen may be read.
    public boolean isRead() {
        return role() == Role.VIEWER;
    }

    public String words() {
        return "role " + role().word() + (orTeamAdmin ? ", or team admin" : "");
    }

    /// What somebody lacks who has not even the role, as a sentence.
    public String lacking() {
        return "It needs " + words() + ".";
    }

    /// What somebody lacks in a project of other teams, as a sentence.
    public String lackingInProject() {
        return orTeamAdmin
                ? "It needs " + words() + " of a team of the project."
                : "It needs membership in a team of the project.";
    }
}
