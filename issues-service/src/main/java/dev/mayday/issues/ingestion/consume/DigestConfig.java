package dev.mayday.issues.ingestion.consume;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// Settings of the digest.
@ConfigMapping(prefix = "mayday.issues.digest")
public interface DigestConfig {

    /// Batches that are read, decided and stored at the same time.
    @WithDefault("2")
    int batchesInWork();

    /// Threads that read and decide; 0 is one per processor but one, which the event loops have to
    /// themselves, and never less than two: a single one falls behind on a machine of two.
    @WithDefault("0")
    int threads();

    /// A file that says which records are being read, of this process alone. With it, a record that
    /// has ended the process twice is put aside; without it, it is tried after each start. It must
    /// outlive the process, and need not outlive the machine.
    Optional<Path> inHand();
}
