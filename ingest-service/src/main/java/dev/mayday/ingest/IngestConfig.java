package dev.mayday.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What can be set about ingest.
@ConfigMapping(prefix = "mayday.ingest")
public interface IngestConfig {

    /// Most bytes of a body, whatever is set: with what is put around it, it must fit into what the
    /// bus takes, or its lane would stop for ever.
    long LARGEST_BODY = 36L << 20;

    /// The stable name of this replica; its spool belongs to it for ever.
    @WithDefault("local")
    String node();

    /// Path before `/api`, for a server that is mounted under a prefix.
    Optional<String> basePath();

    /// How often refusals are reported.
    @WithDefault("60s")
    Duration reportOutcomes();

    Limits limits();

    Keys keys();

    SpoolConfig spool();

    /// Sizes in bytes, `K`, `M`, `G`.
    interface Limits {
        /// A request's body as it comes, still compressed; at most [#LARGEST_BODY]. Also what a
        /// minidump or an attachment that comes by itself may be unpacked to.
        @WithDefault("20M")
        MemorySize compressed();

        /// The whole envelope, decoded.
        @WithDefault("200M")
        MemorySize envelope();

        /// One event.
        @WithDefault("1M")
        MemorySize event();

        /// One attachment.
        @WithDefault("100M")
        MemorySize attachment();

        /// All bodies that are in memory at once.
        @WithDefault("64M")
        MemorySize inFlight();

        /// An envelope of a client whose key is not known yet.
        @WithDefault("16K")
        MemorySize anonymous();

        /// A body that brings less than 1 KB/s during this time is given up.
        @WithDefault("10s")
        Duration slowBody();

        /// A body that has not come after this time is given up, at any pace.
        @WithDefault("60s")
        Duration bodyDeadline();
    }

    /// The key ring.
    interface Keys {
        /// A key that is disabled or revoked works for so long, and the time of an answer.
        @WithDefault("3s")
        Duration refresh();

        /// How long an unknown key is remembered as unknown.
        @WithDefault("10s")
        Duration unknown();

        /// How long a request waits for the answer about its key.
        @WithDefault("2s")
        Duration patience();

        /// Requests a minute that are taken on trust while their key cannot be verified, in all.
        @WithDefault("5000")
        int unverified();

        /// The same of one address.
        @WithDefault("2000")
        int unverifiedOfAnAddress();

        /// How long the service is not ready while its key ring has never been loaded.
        @WithDefault("30s")
        Duration loading();
    }

    interface SpoolConfig {
        @WithDefault(".mayday/spool")
        String directory();

        @WithDefault("64M")
        MemorySize segment();

        /// Most bytes on disk; over it envelopes are refused with 429.
        @WithDefault("4G")
        MemorySize budget();

        /// Bytes that stay free on the file system.
        @WithDefault("256M")
        MemorySize reserve();

        /// How long records stay on disk after they were digested, so that a database that is set
        /// back gets them again.
        @WithDefault("1h")
        Duration keep();

        /// Most bytes that stay so; and they never take the room of what is new.
        @WithDefault("1G")
        MemorySize keepBytes();

        /// How often the spool asks how far it is digested.
        @WithDefault("10s")
        Duration compare();

        /// How long records gather before they are sent, once they come faster than this.
        @WithDefault("40ms")
        Duration linger();

        /// How often issues-service is told how the spool is.
        @WithDefault("30s")
        Duration report();
    }
}
