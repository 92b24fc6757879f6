package dev.mayday.ingest.publish;

import dev.mayday.contracts.ingest.SpoolPositionsApi.LanePosition;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Where one asks how far the digest is.
@FunctionalInterface
public interface DigestPositions {

    /// @param node the name under which the spool gives receipts
    CompletionStage<List<LanePosition>> of(String node);
}
