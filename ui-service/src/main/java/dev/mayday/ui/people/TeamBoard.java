package dev.mayday.ui.people;

import dev.mayday.contracts.people.TeamsApi.TeamDetail;
import dev.mayday.contracts.people.TeamsApi.TeamMember;
import dev.mayday.contracts.people.TeamsApi.TeamProject;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Typed;
import java.util.List;

/// All that the page of a team shows.
///
/// @param outsiders members who can be added
/// @param others projects that can be added
record TeamBoard(
        String slug,
        String name,
        boolean mine,
        boolean joinable,
        boolean editable,
        List<Person> people,
        List<TeamProject> projects,
        List<Option> outsiders,
        List<Option> others,
        Typed typed) {

    /// @param state beside the name, in a word; empty for nothing
    record Person(long id, String name, String email, boolean admin, String state) {}

    static TeamBoard of(TeamDetail detail, Typed typed) {
        var team = detail.team();
        return new TeamBoard(
                team.slug(),
                team.name(),
                team.mine(),
                team.joinable(),
                detail.changeable(),
                detail.members().stream().map(TeamBoard::person).toList(),
                detail.projects(),
                detail.outsiders().stream()
                        .map(one -> new Option(Long.toString(one.id()), called(one), false))
                        .toList(),
                detail.otherProjects().stream()
                        .map(one -> new Option(one.slug(), one.name(), false))
                        .toList(),
                typed);
    }

    private static Person person(TeamMember member) {
        var state = member.pending() ? "invited" : member.byProvider() ? "single sign-on" : "";
        return new Person(member.id(), called(member), member.email(), member.admin(), state);
    }

    private static String called(TeamMember member) {
        return member.name().isEmpty() ? member.email() : member.name();
    }

    /// What its removal means, as a question.
    public String removal() {
        var who = TeamsBoard.counted(people.size(), "member");
        var what = TeamsBoard.counted(projects.size(), "project");
        return "It has %s and %s. Whatever people may see or do only through this team, they lose at once. You can restore it from the bin for seven days."
                .formatted(who, what);
    }

    public String note() {
        return TeamsBoard.counted(people.size(), "member")
                + " · "
                + TeamsBoard.counted(projects.size(), "project");
    }
}
