package dev.mayday.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of alerts-service.
@ConfigMapping(prefix = "mayday.alerts")
public interface AlertsConfig {

    /// Slack incoming webhook of every project that has no destination of its own.
    Optional<String> slackWebhookUrl();

    Egress egress();

    Delivery delivery();

    /// How long evaluations and processed changes are remembered.
    @WithDefault("7d")
    Duration evaluationsKept();

    /// How long the delivery log is kept.
    @WithDefault("30d")
    Duration deliveriesKept();

    /// What may be called from here (semantics 13.8).
    interface Egress {
        /// Plain http too, for receivers inside the own network.
        @WithDefault("false")
        boolean allowHttp();

        /// Exceptions, CIDR or host name: any address and port of these may be called.
        Optional<List<String>> allow();

        /// Ports beside 443 (and 80 with `allow-http`).
        Optional<List<Integer>> ports();
    }

    /// How messages are sent (semantics 13.2).
    interface Delivery {
        /// How often due deliveries are looked for without a wake-up.
        @WithDefault("2s")
        Duration poll();

        /// After this time a delivery whose sender vanished is sent again. Longer than an attempt.
        @WithDefault("30s")
        Duration lease();

        @WithDefault("3s")
        Duration connectTimeout();

        @WithDefault("10s")
        Duration attemptTimeout();

        /// Messages on their way at the same time, over all destinations.
        @WithDefault("16")
        int inFlight();

        /// Least time between two messages to one Slack webhook.
        @WithDefault("1s")
        Duration slackPace();
    }
}
