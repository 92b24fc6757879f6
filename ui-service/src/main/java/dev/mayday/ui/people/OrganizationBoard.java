package dev.mayday.ui.people;

import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.contracts.people.OrganizationApi.Closed;
import dev.mayday.contracts.people.OrganizationApi.Settings;
import dev.mayday.ui.kit.Typed;
import java.util.List;

/// All that the page of the organization shows.
///
/// @param reach what the switch of open membership does to those who are here now
/// @param self id of the visitor as a member
/// @param founds whether the visitor may found one more
record OrganizationBoard(
        String slug,
        String name,
        boolean open,
        String reach,
        boolean editable,
        boolean founds,
        long self,
        List<Home> homes,
        Typed changed,
        Typed founded) {

    /// An organization of the visitor.
    record Home(String slug, String name, String role, boolean atHand) {}

    static OrganizationBoard of(
            Settings settings, List<Belonging> all, long self, Typed changed, Typed founded) {
        return new OrganizationBoard(
                settings.slug(),
                changed.value("name", settings.name()),
                ticked(changed, "open", settings.openMembership()),
                reach(settings.openMembership(), settings.closed()),
                settings.changeable(),
                settings.role().equals("owner"),
                self,
                all.stream()
                        .map(
                                each ->
                                        new Home(
                                                each.slug(),
                                                each.name(),
                                                RoleWords.words(each.role()),
                                                each.atHand()))
                        .toList(),
                changed,
                founded);
    }

    private static boolean ticked(Typed typed, String name, boolean otherwise) {
        return typed.values().containsKey(name) ? typed.value(name, "").equals("on") : otherwise;
    }

    /// Numbers, since nobody knows by heart which projects are in no team. Empty when it hides
    /// nothing from anybody.
    private static String reach(boolean isOpen, Closed closed) {
        if (closed.losing() == 0) return "";
        return "%s from %d of %d members and viewers.%s"
                .formatted(
                        isOpen ? "Turning it off hides projects" : "Some projects are hidden",
                        closed.losing(),
                        closed.people(),
                        teamless(closed));
    }

    private static String teamless(Closed closed) {
        if (closed.teamless() == 0) return "";
        return " Of %d projects %d %s in no team: only admins and owners see %s while it is off."
                .formatted(
                        closed.projects(),
                        closed.teamless(),
                        closed.teamless() == 1 ? "is" : "are",
                        closed.teamless() == 1 ? "it" : "them");
    }

    public String openWords() {
        return open
                ? "Members and viewers read all projects, and may join teams."
                : "Members and viewers see only the projects of their teams.";
    }
}
