package dev.mayday.alerts.settings;

import dev.mayday.alerts.rules.Route.Recipient;
import java.util.Map;

/// Where messages go.
///
/// @param project its owner; [#INSTALLATION] for one that comes from the configuration
/// @param settings secret; only the channel understands them
public record Destination(
        long project,
        long id,
        String kind,
        String name,
        Map<String, String> settings,
        boolean enabled) {

    public static final long INSTALLATION = 0;

    public Destination {
        settings = Map.copyOf(settings);
    }

    /// Never the settings: records end up in logs.
    @Override
    public String toString() {
        return "Destination[" + project + "/" + id + " " + kind + "]";
    }

    public Recipient recipient() {
        return new Recipient(project, id, name, enabled);
    }
}
