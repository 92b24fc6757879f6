package dev.mayday.ui.people;

import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.contracts.people.OrganizationApi.Settings;
import dev.mayday.ui.kit.Typed;
import java.util.List;

/// All that the page of the organization shows.
///
/// @param self id of the visitor as a member
/// @param founds whether the visitor may found one more
record OrganizationBoard(
        String slug,
        String name,
        boolean open,
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

    public String openWords() {
        return open
                ? "Members read all teams and their projects, and may join them."
                : "Members see only their own teams and the projects of those.";
    }
}
