package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.people.TeamsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.people.TeamBin;
import dev.mayday.issues.people.TeamProjects;
import dev.mayday.issues.people.TeamSeats;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [TeamsApi] for the dashboard.
class TeamsResource implements TeamsApi {

    private final Asker asker;
    private final dev.mayday.issues.people.Teams teams;
    private final TeamBin bin;
    private final TeamSeats seats;
    private final TeamProjects projects;

    TeamsResource(
            Asker asker,
            dev.mayday.issues.people.Teams teams,
            TeamBin bin,
            TeamSeats seats,
            TeamProjects projects) {
        this.asker = asker;
        this.teams = teams;
        this.bin = bin;
        this.seats = seats;
        this.projects = projects;
    }

    @Needs("team:read")
    @Override
    public Uni<Teams> teams(String bearer) {
        return teams.board(asker.in(Scope.TEAM_READ), asker.by());
    }

    @Needs("team:write")
    @Override
    public Uni<Team> create(String bearer, @Nullable Draft draft) {
        var in = asker.in(Scope.TEAM_WRITE);
        if (draft == null) throw Refused.invalid("name: 1 to 64 characters");
        return teams.create(in, asker.by(), draft);
    }

    @Needs("team:read")
    @Override
    public Uni<TeamDetail> team(String bearer, String slug) {
        return teams.detail(asker.in(Scope.TEAM_READ), asker.by(), slug);
    }

    @Needs("team:write")
    @Override
    public Uni<Team> change(String bearer, String slug, @Nullable Change change) {
        var in = asker.in(Scope.TEAM_WRITE);
        if (change == null) throw Refused.invalid("name or slug");
        return teams.change(in, asker.by(), slug, change);
    }

    @Needs("team:admin")
    @Override
    public Uni<Binned> remove(String bearer, String slug) {
        return bin.remove(asker.in(Scope.TEAM_ADMIN), asker.by(), slug);
    }

    @Needs("team:admin")
    @Override
    public Uni<Team> restore(String bearer, long id) {
        return bin.restore(asker.in(Scope.TEAM_ADMIN), asker.by(), id);
    }

    /// Only members join; and no scope of teams says so.
    @Needs(value = "event:write", person = true)
    @Override
    public Uni<Void> join(String bearer, String slug) {
        var in = asker.in(Scope.EVENT_WRITE);
        return seats.join(in, asker.by(), slug).replaceWithVoid();
    }

    @Needs(value = "team:read", person = true)
    @Override
    public Uni<Void> leave(String bearer, String slug) {
        var in = asker.in(Scope.TEAM_READ);
        return seats.leave(in, asker.by(), slug).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> seat(String bearer, String slug, long member, @Nullable Seat seat) {
        var in = asker.in(Scope.TEAM_WRITE);
        Boolean admin = seat == null ? null : seat.admin();
        return seats.seat(in, asker.by(), slug, member, admin).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> unseat(String bearer, String slug, long member) {
        return seats.unseat(asker.in(Scope.TEAM_WRITE), asker.by(), slug, member).replaceWithVoid();
    }

    @Needs("team:write")
    @Override
    public Uni<Void> assign(String bearer, String slug, String project) {
        return projects.assign(asker.in(Scope.TEAM_WRITE), asker.by(), slug, project);
    }

    @Needs("team:write")
    @Override
    public Uni<Void> unassign(String bearer, String slug, String project) {
        return projects.unassign(asker.in(Scope.TEAM_WRITE), asker.by(), slug, project);
    }
}
