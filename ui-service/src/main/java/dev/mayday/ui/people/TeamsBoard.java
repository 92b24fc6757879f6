package dev.mayday.ui.people;

import dev.mayday.contracts.people.TeamsApi.Teams;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;

/// All that the page of the teams shows.
///
/// @param editable whether the visitor may make and remove teams
/// @param bin what can be brought back
record TeamsBoard(List<TeamLine> teams, List<BinLine> bin, boolean editable, Typed typed) {

    /// @param counts how many are in it, in words
    record TeamLine(String slug, String name, String counts, boolean mine, boolean joinable) {}

    /// @param left until it is purged, in words
    record BinLine(long id, String name, String left) {}

    static TeamsBoard of(Teams all, Typed typed, Instant now) {
        return new TeamsBoard(
                all.teams().stream()
                        .map(
                                team ->
                                        new TeamLine(
                                                team.slug(),
                                                team.name(),
                                                counted(team.members(), "member")
                                                        + " · "
                                                        + counted(team.projects(), "project"),
                                                team.mine(),
                                                team.joinable()))
                        .toList(),
                all.bin().stream()
                        .map(
                                gone ->
                                        new BinLine(
                                                gone.id(),
                                                gone.name(),
                                                Moment.of(now, gone.until()).age()))
                        .toList(),
                all.changeable(),
                typed);
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
