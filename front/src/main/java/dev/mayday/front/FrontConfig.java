package dev.mayday.front;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can be set about the port of a process. In one process it holds for SDKs, the web API and
/// the dashboard alike.
@ConfigMapping(prefix = "mayday.http")
public interface FrontConfig {

    /// Addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` or `Forwarded` is believed.
    Optional<List<String>> trustedProxies();

    /// Most connections of one address; trusted proxies may have any number.
    @WithDefault("512")
    int connectionsPerAddress();

    /// Most connections in all.
    @WithDefault("8192")
    int connections();

    /// How long the head of a request may take, from its first byte, or from the connection.
    @WithDefault("10s")
    Duration headDeadline();

    /// A connection without traffic is closed after this time.
    @WithDefault("75s")
    Duration idle();

    /// Whether HTTP/2 is spoken too.
    @WithDefault("false")
    boolean http2();

    /// What opens `/q/metrics` and the details of health, as a bearer; else service tokens do.
    Optional<String> operatorToken();
}
