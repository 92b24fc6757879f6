package dev.mayday.ui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of the dashboard.
@ConfigMapping(prefix = "mayday.ui")
public interface UiConfig {

    /// How long a page waits for other services, all its questions together, before it says that
    /// one is away.
    @WithDefault("2500ms")
    Duration patience();

    /// How long it waits for what takes its time: a sign-in, a test message, dead records that are
    /// run again.
    @WithDefault("15s")
    Duration longPatience();

    /// How long a browser keeps the session cookie. The session itself may end sooner (semantics
    /// 17.3).
    @WithDefault("7d")
    Duration cookieAge();

    /// How long the body of a form may take.
    @WithDefault("10s")
    Duration formDeadline();

    /// How often a live stream says that it is still there.
    @WithDefault("20s")
    Duration heartbeat();
}
