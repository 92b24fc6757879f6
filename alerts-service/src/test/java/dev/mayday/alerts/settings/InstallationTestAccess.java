package dev.mayday.alerts.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets the installation's destination as the configuration would.
@ApplicationScoped
public class InstallationTestAccess {

    private final InstallationDestinations destinations;

    InstallationTestAccess(InstallationDestinations destinations) {
        this.destinations = destinations;
    }

    /// @param url of the webhook; null for none
    public void keeps(@Nullable String url) {
        Map<String, Map<String, String>> wanted =
                url == null ? Map.of() : Map.of("slack", Map.of("url", url));
        destinations.keep(wanted).await().atMost(Duration.ofMinutes(1));
    }
}
