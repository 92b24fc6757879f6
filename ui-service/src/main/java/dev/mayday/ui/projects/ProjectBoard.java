package dev.mayday.ui.projects;

import dev.mayday.contracts.issues.ProjectsApi.Settings;
import dev.mayday.contracts.issues.ProjectsApi.Team;
import dev.mayday.contracts.issues.ProjectsApi.Weight;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.web.Count;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the settings page of a project shows.
///
/// @param weight what a removal takes away; null for who may not remove it
/// @param typed into the form that was refused
record ProjectBoard(Settings settings, @Nullable Weight weight, Typed typed) {

    public String slug() {
        return settings.slug();
    }

    public String name() {
        return settings.name();
    }

    public boolean fixed() {
        return !settings.changeable();
    }

    public Typed nothing() {
        return Typed.NOTHING;
    }

    public String platform() {
        return settings.platform() == null ? "" : settings.platform();
    }

    public String origins() {
        return String.join("\n", settings.allowedOrigins());
    }

    public String originsInWords() {
        if (settings.allowedOrigins().isEmpty()) return "No web page may send.";
        return settings.allowedOrigins().contains("*")
                ? "Every web page may send."
                : String.join(", ", settings.allowedOrigins());
    }

    public String sensitive() {
        return String.join("\n", settings.scrubbing().sensitiveFields());
    }

    public String spared() {
        return String.join("\n", settings.scrubbing().safeFields());
    }

    public List<Team> teams() {
        return settings.teams();
    }

    /// "12 issues with 3,400 events and 2 keys"
    public String taken() {
        if (weight == null) return "";
        return "%s with %s, and %s"
                .formatted(
                        counted(weight.issues(), "issue"),
                        counted(weight.events(), "event"),
                        counted(weight.keys(), "key"));
    }

    static String counted(long number, String noun) {
        return Count.of(number).exact() + " " + noun + (number == 1 ? "" : "s");
    }

    /// What is wrong with no field of the page.
    public String problem() {
        return typed.elsewhere(
                "name",
                "slug",
                "platform",
                "allowedOrigins",
                "sensitiveFields",
                "safeFields",
                "confirmation");
    }
}
