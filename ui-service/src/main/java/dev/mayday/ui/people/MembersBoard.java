package dev.mayday.ui.people;

import dev.mayday.contracts.people.MembersApi;
import dev.mayday.contracts.people.MembersApi.Members;
import dev.mayday.contracts.people.TeamsApi.Team;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Tick;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.web.ByName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// All that the page of the members shows.
///
/// @param invites whether the visitor may invite
/// @param query what was looked for; empty for nothing
/// @param mails whether invitations are mailed
/// @param link of a new invitation, shown once; empty for none
/// @param problem of the form that belongs to none of its fields
record MembersBoard(
        List<MemberLine> members,
        List<MemberLine> invited,
        boolean invites,
        boolean more,
        List<Option> roles,
        List<Tick> teams,
        String query,
        String link,
        boolean mails,
        Typed typed,
        String problem) {

    static MembersBoard of(
            Members all,
            List<Team> teams,
            String query,
            String link,
            boolean mails,
            Typed typed,
            Instant now) {
        var lines =
                all.members().stream()
                        .map(
                                member ->
                                        new Both(
                                                member.pending() != null,
                                                MemberLine.of(
                                                        member, all.self(), all.gives(), now)))
                        .sorted(Comparator.comparing(each -> each.line().name(), ByName.ORDER))
                        .toList();
        var chosen = Arrays.asList(typed.value("teams", "").split(" "));
        return new MembersBoard(
                lines.stream().filter(line -> !line.pending()).map(Both::line).toList(),
                lines.stream().filter(Both::pending).map(Both::line).toList(),
                !all.gives().isEmpty(),
                all.more(),
                RoleWords.options(all.gives(), typed.value("role", "member")),
                teams.stream()
                        .map(
                                team ->
                                        new Tick(
                                                team.slug(),
                                                team.name(),
                                                "",
                                                chosen.contains(team.slug())))
                        .toList(),
                query,
                link,
                mails,
                typed,
                typed.elsewhere("email"));
    }

    private record Both(boolean pending, MemberLine line) {}

    /// How many are in the list.
    public String count() {
        return more ? "the first " + MembersApi.MOST : Integer.toString(members.size());
    }

    /// How an invitation reaches who is invited.
    public String way() {
        var works = " a link that works once, for seven days.";
        return mails ? "They are mailed" + works : "You get" + works + " Hand it over yourself.";
    }

    public String nothing() {
        return "Nobody has “" + query + "” in their name or address.";
    }
}
