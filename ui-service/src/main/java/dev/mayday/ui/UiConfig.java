package dev.mayday.ui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the dashboard.
@ConfigMapping(prefix = "mayday.ui")
public interface UiConfig {

    /// How long a page waits for another service before it says that the service is away.
    @WithDefault("10s")
    Duration patience();

    /// How long a browser keeps the session cookie. The session itself may end sooner (semantics
    /// 17.3).
    @WithDefault("7d")
    Duration cookieAge();

    /// How often a live stream says that it is still there.
    @WithDefault("20s")
    Duration heartbeat();
}
