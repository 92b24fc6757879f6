package dev.mayday.ui.shell;

import dev.mayday.ui.web.Count;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The ways from here, as far as this visitor has them.
///
/// @param open whether the settings are shown below their entry: on their own pages
public record Navigation(List<Entry> main, List<Entry> settings, boolean open) {

    public Navigation {
        main = List.copyOf(main);
        settings = List.copyOf(settings);
    }

    /// @param purpose what one does there, in a sentence
    /// @param current whether the visitor is there, or on a page below it
    /// @param currentness `page`, or `true` on a page below it
    /// @param troubles that wait there for the visitor; null for nothing to tell
    public record Entry(
            String words,
            String icon,
            String href,
            String purpose,
            boolean current,
            String currentness,
            @Nullable Count troubles) {

        public boolean urgent() {
            return troubles != null && troubles.value() > 0;
        }
    }

    /// @param administers whether the visitor is an admin of the organization
    /// @param troubles of the installation; null for who does not run it
    static Navigation of(
            Place here, String project, boolean administers, @Nullable Count troubles) {
        return new Navigation(
                entries(place -> place.group == Place.Group.MAIN, here, project, troubles),
                entries(
                        place ->
                                place.group == Place.Group.SETTINGS
                                        || place.group == Place.Group.ADMINISTRATION && administers
                                        || place == Place.OPERATIONS && troubles != null,
                        here,
                        project,
                        troubles),
                here == Place.SETTINGS || here.isSetting());
    }

    private static List<Entry> entries(
            Predicate<Place> wanted, Place here, String project, @Nullable Count troubles) {
        return Arrays.stream(Place.values())
                .filter(wanted)
                .filter(place -> !place.href(project).isEmpty())
                .map(place -> entry(place, here, project, troubles))
                .toList();
    }

    private static Entry entry(Place place, Place here, String project, @Nullable Count troubles) {
        var below = place == Place.SETTINGS && here.isSetting();
        var tells = place == Place.OPERATIONS || place == Place.SETTINGS;
        return new Entry(
                place.words,
                place.icon,
                place.href(project),
                place.purpose,
                place == here || below,
                below ? "true" : "page",
                tells ? troubles : null);
    }
}
