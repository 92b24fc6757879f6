package dev.mayday.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of alerts-service. Those of a channel stand in its class.
@ConfigMapping(prefix = "mayday.alerts")
public interface AlertsConfig {

    Egress egress();

    Delivery delivery();

    Database database();

    /// How long evaluations and processed changes are remembered.
    @WithDefault("7d")
    Duration evaluationsKept();

    /// How long a change that could not be judged waits for a person.
    @WithDefault("7d")
    Duration deadChangesKept();

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
        @WithDefault("64")
        int inFlight();

        /// More news of one rule than this waiting for one destination become one message.
        @WithDefault("10")
        int singles();

        /// After such a message further news of the rule are gathered for this long.
        @WithDefault("60s")
        Duration gather();
    }

    /// The way to the database.
    interface Database {
        /// How long a question waits for a connection before it is answered 503.
        @WithDefault("5s")
        Duration patience();

        /// Questions that may wait at the same time; one more is refused at once.
        @WithDefault("256")
        int waiting();
    }
}
