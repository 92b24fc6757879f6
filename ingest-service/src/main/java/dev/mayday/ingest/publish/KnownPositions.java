package dev.mayday.ingest.publish;

import dev.mayday.contracts.ingest.SpoolPositionsApi.LanePosition;
import dev.mayday.wire.EnvelopeBatch;
import java.util.ArrayList;
import java.util.List;

/// What issues-service said about one spool, and what follows from it.
///
/// @param asked what must have been there when it was asked
record KnownPositions(String node, Progress asked, List<LanePosition> positions) {

    sealed interface Verdict {

        /// Both speak of the same.
        record Agrees() implements Verdict {}

        /// The digest knows a sequence that this spool has not given in this life.
        record PastIsLost(long known) implements Verdict {}

        /// These lanes must be sent again from the digest's position on.
        record Behind(List<Integer> lanes) implements Verdict {}
    }

    Progress digested() {
        var digested = Progress.none();
        for (var position : positions) {
            int lane = position.lane();
            if (!isLane(lane)) continue;
            digested.set(lane, position.sequence());
            for (var gap : position.missing()) digested.miss(lane, gap.from(), gap.to());
        }
        return digested;
    }

    /// @param unheardOf the first sequence that the digest cannot know
    Verdict verdict(long unheardOf) {
        var digested = digested();
        if (digested.highest() >= unheardOf) return new Verdict.PastIsLost(digested.highest());
        var behind = new ArrayList<Integer>();
        for (int lane = 0; lane < EnvelopeBatch.LANES; lane++) {
            if (digested.lacks(lane, asked) || isWaiting(lane)) behind.add(lane);
        }
        return behind.isEmpty() ? new Verdict.Agrees() : new Verdict.Behind(List.copyOf(behind));
    }

    private boolean isWaiting(int lane) {
        return positions.stream().anyMatch(one -> one.lane() == lane && isWaiting(one));
    }

    private static boolean isWaiting(LanePosition position) {
        var before = position.waitingFor();
        return before != null && before > position.sequence();
    }

    private static boolean isLane(int lane) {
        return lane >= 0 && lane < EnvelopeBatch.LANES;
    }
}
