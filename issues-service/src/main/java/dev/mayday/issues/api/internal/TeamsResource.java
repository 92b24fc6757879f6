package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.TeamsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.people.TeamBin;
import dev.mayday.issues.people.TeamProjects;
import dev.mayday.issues.people.TeamSeats;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [TeamsApi] for the dashboard.
class TeamsResource implements TeamsApi {

    private final CurrentCaller caller;
    private final dev.mayday.issues.people.Teams teams;
    private final TeamBin bin;
    private final TeamSeats seats;
    private final TeamProjects projects;

    TeamsResource(
            CurrentCaller caller,
            dev.mayday.issues.people.Teams teams,
            TeamBin bin,
            TeamSeats seats,
            TeamProjects projects) {
        this.caller = caller;
        this.teams = teams;
        this.bin = bin;
        this.seats = seats;
        this.projects = projects;
    }

    @Needs("team:read")
    @Override
    public Uni<Teams> teams(String bearer) {
        return teams.board(caller.organization(), caller.by());
    }

    @Needs("team:write")
    @Override
    public Uni<Team> create(String bearer, @Nullable Draft draft) {
        var in = caller.organization();
        if (draft == null) throw Refused.invalid("name: 1 to 64 characters");
        return teams.create(in, caller.by(), draft);
    }

    @Needs("team:read")
    @Override
    public Uni<TeamDetail> team(String bearer, String slug) {
        return teams.detail(caller.organization(), caller.by(), slug);
    }

    @Needs("team:write")
    @Override
    public Uni<Team> change(String bearer, String slug, @Nullable Change change) {
        var in = caller.organization();
        if (change == null) throw Refused.invalid("name or slug");
        return teams.change(in, caller.by(), slug, change);
    }

    @Needs("team:admin")
    @Override
    public Uni<Binned> remove(String bearer, String slug) {
        return bin.remove(caller.organization(), caller.by(), slug);
    }

    @Needs("team:admin")
    @Override
    public Uni<Team> restore(String bearer, long id) {
        return bin.restore(caller.organization(), caller.by(), id);
    }

    /// Only members join; and no scope of teams says so.
    @Needs(value = "event:write", person = true)
    @Override
    public Uni<Void> join(String bearer, String slug) {
        var in = caller.organization();
        return seats.join(in, caller.by(), slug).replaceWithVoid();
    }

    @Needs(value = "team:read", person = true)
    @Override
    public Uni<Void> leave(String bearer, String slug) {
        var in = caller.organization();
        return seats.leave(in, caller.by(), slug).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> seat(String bearer, String slug, long member, @Nullable Seat seat) {
        var in = caller.organization();
        Boolean admin = seat == null ? null : seat.admin();
        return seats.seat(in, caller.by(), slug, member, admin).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> unseat(String bearer, String slug, long member) {
        return seats.unseat(caller.organization(), caller.by(), slug, member).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> assign(String bearer, String slug, String project) {
        return projects.assign(caller.organization(), caller.by(), slug, project);
    }

    @Needs("team:write")
    @Override
    public Uni<Void> unassign(String bearer, String slug, String project) {
        return projects.unassign(caller.organization(), caller.by(), slug, project);
    }
}
