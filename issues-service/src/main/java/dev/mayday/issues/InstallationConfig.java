package dev.mayday.issues;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The settings that all services of an installation share, as far as they matter here.
@ConfigMapping(prefix = "mayday")
public interface InstallationConfig {

    /// Where people and SDKs reach this installation. DSNs and links are made from it alone.
    @WithDefault("http://localhost:9000")
    String baseUrl();

    /// Read by [dev.mayday.front.ServiceTokens]; told here so that it is a known key.
    Optional<String> serviceToken();

    /// Likewise.
    Optional<String> serviceTokenFile();

    /// Public key of the first project: 32 lowercase hex digits. Random if not given.
    Optional<String> bootstrapDsnKey();

    /// The first admin: `admin@localhost` if not given.
    Optional<String> adminEmail();

    /// Of the first admin, 10 characters or more. Without it a one-time link is the way in.
    Optional<String> adminPassword();
}
