package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectSet;

/// What somebody is in an organization.
///
/// @param seen projects whose contents are read
/// @param acting projects in which a member acts: those of own teams, and those of none
/// @param administered projects of the teams that are administered
public record Membership(
        long id,
        Organization organization,
        Role role,
        ProjectSet seen,
        ProjectSet acting,
        ProjectSet administered) {

    public Membership {
        organization =
                organization.reaching(
                        seen, acting.and(seen), "It needs membership in a team of the project.");
    }

    /// Of an owner or an admin, who see all.
    public static Membership everywhere(long id, Organization organization, Role role) {
        return new Membership(
                id, organization, role, ProjectSet.ALL, ProjectSet.ALL, ProjectSet.ALL);
    }

    /// @throws Refused 403, naming the role
    Organization reach(Right right) {
        if (role.includes(right.role())) {
            return organization.reaching(
                    seen, right.isRead() ? seen : acting.and(seen), right.lackingInProject());
        }
        if (right.orTeamAdmin() && !administered.isEmpty()) {
            return organization.reaching(seen, administered.and(seen), right.lackingInProject());
        }
        throw Refused.forbidden(right.lacking());
    }

    /// @param name slug or decimal id
    boolean isOf(String name) {
        return name.equals(organization.slug()) || name.equals(Long.toString(organization.id()));
    }
}
