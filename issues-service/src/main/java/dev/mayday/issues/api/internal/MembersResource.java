package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.MembersApi;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.people.Removals;
import dev.mayday.issues.people.Roles;
import dev.mayday.issues.people.Roster;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [MembersApi] for the dashboard. Anybody may leave; whom else they may remove, [Removals] knows.
class MembersResource implements MembersApi {

    private final CurrentCaller caller;
    private final Roster roster;
    private final Roles roles;
    private final Removals removals;

    MembersResource(CurrentCaller caller, Roster roster, Roles roles, Removals removals) {
        this.caller = caller;
        this.roster = roster;
        this.roles = roles;
        this.removals = removals;
    }

    @Needs("member:read")
    @Override
    public Uni<Members> members(String bearer, @Nullable String query) {
        return roster.search(caller.organization(), caller.by(), query);
    }

    @Needs("member:read")
    @Override
    public Uni<List<String>> admins(String bearer) {
        return roster.admins(caller.organization());
    }

    @Needs("member:read")
    @Override
    public Uni<Member> member(String bearer, long id) {
        return roster.member(caller.organization(), caller.by(), id);
    }

    @Needs("member:write")
    @Override
    public Uni<Member> give(String bearer, long id, @Nullable Gift gift) {
        var in = caller.organization();
        return roles.give(in, caller.by(), id, gift == null ? null : gift.role());
    }

    @Needs("member:read")
    @Override
    public Uni<Removal> removal(String bearer, long id) {
        return removals.foretell(caller.organization(), caller.by(), id);
    }

    @Needs(value = "member:read", person = true)
    @Override
    public Uni<Void> remove(String bearer, long id) {
        var in = caller.organization();
        return removals.remove(in, caller.by(), id);
    }
}
