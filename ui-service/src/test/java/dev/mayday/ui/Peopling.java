package dev.mayday.ui;

import dev.mayday.contracts.people.InvitationsApi.Accepted;
import dev.mayday.contracts.people.InvitationsApi.Invited;
import dev.mayday.contracts.people.InvitationsApi.Offer;
import dev.mayday.contracts.people.InvitationsApi.State;
import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.contracts.people.MembersApi.Members;
import dev.mayday.contracts.people.MembersApi.Pending;
import dev.mayday.contracts.people.MembersApi.Removal;
import dev.mayday.contracts.people.MembersApi.Seat;
import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.contracts.people.OrganizationApi.Closed;
import dev.mayday.contracts.people.OrganizationApi.Settings;
import dev.mayday.contracts.people.TeamsApi.Binned;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.contracts.people.TeamsApi.TeamDetail;
import dev.mayday.contracts.people.TeamsApi.TeamMember;
import dev.mayday.contracts.people.TeamsApi.TeamProject;
import dev.mayday.contracts.people.TeamsApi.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The people of the small company, as an owner sees them.
final class Peopling {

    static final String SECRET = "0123456789abcdef";

    private Peopling() {}

    static void in(NeighborServer neighbor) {
        neighbor.answers(
                        "GET /internal/members",
                        members(List.of("viewer", "member", "admin", "owner")))
                .answers("GET /internal/members/admins", List.of("Ana Torres"))
                .answers("GET /internal/members/42/removal", removal(false))
                .answers("GET /internal/organizations", homes())
                .answers("GET /internal/organizations/at-hand/settings", settings(true))
                .answers("GET /internal/teams", teams(true))
                .answers("GET /internal/teams/payments", team(true))
                .answers("GET /internal/teams/x", team(true))
                .answers("POST /internal/invitations/offers", offer(State.OPEN, false));
    }

    /// What the neighbor says where all goes well.
    static void succeed(NeighborServer neighbor) {
        in(neighbor);
        var invited = new Invited(43, "eva@acme.example", Instant.now(), null);
        var payments = payments(true, false);
        neighbor.answers("POST /internal/invitations", invited)
                .answers("POST /internal/invitations/42/renewals", invited)
                .answers("POST /internal/invitations/acceptances", accepted())
                .answers("POST /internal/invitations/newcomers", accepted())
                .answers("PUT /internal/members/42/role", ben())
                .answers("DELETE /internal/members/42", 204, "")
                .answers("PUT /internal/organizations/at-hand", homes().getLast())
                .answers("PUT /internal/organizations/at-hand/settings", settings(true))
                .answers("POST /internal/organizations", homes().getLast())
                .answers("POST /internal/teams", payments)
                .answers("DELETE /internal/teams/bin/42", payments);
        for (var team : List.of("x", "payments")) {
            var at = "/internal/teams/" + team;
            neighbor.answers("PUT " + at, payments)
                    .answers("DELETE " + at, binned())
                    .answers("PUT " + at + "/me", 204, "")
                    .answers("DELETE " + at + "/me", 204, "")
                    .answers("PUT " + at + "/members/0", 204, "")
                    .answers("PUT " + at + "/members/42", 204, "")
                    .answers("DELETE " + at + "/members/42", 204, "")
                    .answers("PUT " + at + "/projects/shop", 204, "")
                    .answers("DELETE " + at + "/projects/x", 204, "")
                    .answers("DELETE " + at + "/projects/shop", 204, "");
        }
    }

    static Accepted accepted() {
        return new Accepted("acme", "Eva Lindqvist", "eva@acme.example");
    }

    static Members members(List<String> gives) {
        boolean manages = !gives.isEmpty();
        return new Members(
                List.of(
                        member(1, "Ana Torres", "owner", manages, null, List.of()),
                        ben(manages),
                        member(
                                43,
                                "",
                                "viewer",
                                manages,
                                new Pending(
                                        Instant.now().plus(Duration.ofDays(6)),
                                        false,
                                        "Ana Torres"),
                                List.of()),
                        member(
                                44,
                                "",
                                "member",
                                manages,
                                new Pending(Instant.now().minus(Duration.ofDays(1)), true, ""),
                                List.of())),
                1,
                gives,
                false);
    }

    static Member ben() {
        return ben(true);
    }

    private static Member ben(boolean changeable) {
        var seats =
                List.of(
                        new Seat("payments", "Payments", true, false),
                        new Seat("platform", "Platform", false, true));
        return member(42, "Ben Okafor", "member", changeable, null, seats);
    }

    private static Member member(
            long id,
            String name,
            String role,
            boolean changeable,
            @Nullable Pending pending,
            List<Seat> seats) {
        var mailbox =
                name.isEmpty() ? "guest" + id : name.replaceAll(" .*", "").toLowerCase(Locale.ROOT);
        return new Member(
                id,
                pending == null ? id : null,
                name,
                mailbox + "@acme.example",
                role,
                id == 42,
                Instant.now().minus(Duration.ofDays(90)),
                id == 1 ? Instant.now().minus(Duration.ofMinutes(3)) : null,
                seats,
                changeable,
                pending);
    }

    static Removal removal(boolean self) {
        return new Removal(
                ben(),
                self,
                List.of("ends 2 sessions", "revokes 1 personal token", "leaves 2 teams"),
                true);
    }

    static List<Belonging> homes() {
        return List.of(
                new Belonging("acme", "Acme", "owner", true),
                new Belonging("globex", "Globex", "member", false));
    }

    static Settings settings(boolean changeable) {
        return settings(true, new Closed(5, 4, 35, 33), changeable);
    }

    static Settings settings(boolean open, Closed closed, boolean changeable) {
        var role = changeable ? "owner" : "member";
        return new Settings("acme", "Acme", open, closed, role, changeable);
    }

    static Team payments(boolean mine, boolean joinable) {
        return new Team(
                7,
                "payments",
                "Payments",
                Instant.now().minus(Duration.ofDays(80)),
                2,
                1,
                mine,
                joinable);
    }

    static Teams teams(boolean changeable) {
        return new Teams(
                List.of(payments(true, false), platform()),
                changeable ? List.of(binned()) : List.of(),
                changeable);
    }

    private static Team platform() {
        return new Team(8, "platform", "Platform", Instant.now(), 1, 2, false, true);
    }

    static Binned binned() {
        return new Binned(9, "old", "Old team", Instant.now().plus(Duration.ofDays(5)));
    }

    static TeamDetail team(boolean changeable) {
        return new TeamDetail(
                payments(true, false),
                List.of(
                        new TeamMember(
                                42, "Ben Okafor", "ben@acme.example", "member", true, false, false),
                        new TeamMember(
                                43, "", "guest43@acme.example", "viewer", false, false, true)),
                List.of(new TeamProject(2, "shop", "Shop")),
                changeable
                        ? List.of(
                                new TeamMember(
                                        1,
                                        "Ana Torres",
                                        "ana@acme.example",
                                        "owner",
                                        false,
                                        false,
                                        false))
                        : List.of(),
                changeable
                        ? List.of(new TeamProject(1, "document-api", "Document API"))
                        : List.of(),
                changeable);
    }

    static Offer offer(State state, boolean known) {
        return state == State.OPEN
                ? new Offer(
                        state,
                        "Acme",
                        "eva@acme.example",
                        "member",
                        List.of("Payments"),
                        "Ana Torres",
                        known,
                        true)
                : new Offer(state, "", "", "", List.of(), "", false, true);
    }

    static Offer offerThroughProvider() {
        return new Offer(
                State.OPEN, "Acme", "eva@acme.example", "member", List.of(), "", false, false);
    }
}
