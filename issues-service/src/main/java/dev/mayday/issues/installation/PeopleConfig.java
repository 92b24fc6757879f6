package dev.mayday.issues.installation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The settings of issues-service that concern people.
@ConfigMapping(prefix = "mayday.issues")
interface PeopleConfig {

    /// Slug of the organization that is made at first start.
    @WithDefault("mayday")
    String organization();

    /// Whether to log the first sign-in link and DSN at start, for an issues-service that runs
    /// without the launcher.
    @WithDefault("false")
    boolean announce();
}
