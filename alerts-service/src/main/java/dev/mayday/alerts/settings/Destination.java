package dev.mayday.alerts.settings;

import dev.mayday.alerts.egress.Egress;
import dev.mayday.alerts.rules.Recipient;

/// Where messages go.
///
/// @param project its owner; [#INSTALLATION] for the one that comes from the configuration
/// @param url secret
public record Destination(
        long project, long id, String kind, String name, String url, boolean enabled) {

    public static final long INSTALLATION = 0;

    /// Never the address: records end up in logs.
    @Override
    public String toString() {
        return "Destination[" + project + "/" + id + " " + kind + " " + Egress.masked(url) + "]";
    }

    public Recipient recipient() {
        return new Recipient(project, id, name, enabled);
    }
}
