package dev.mayday.issues.ingestion.write;

import dev.mayday.database.Overtaken;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How far this process has seen each lane committed. A database that knows less is not the one it
/// was: it was restored, or another has taken over.
public final class Reached {

    private static final int MOST_LANES = 10_000;

    private final Map<Lane, Long> sequences = new ConcurrentHashMap<>();

    private record Lane(String node, int number) {}

    /// What is remembered of the database may be wrong: nothing of the load is stored, and it is to
    /// be prepared anew.
    public static final class SetBack extends Overtaken {
        private static final long serialVersionUID = 1;

        SetBack() {
            super("the database was set back");
        }
    }

    void committed(Load load) {
        switch (load.source()) {
            case Load.Source.Lane lane -> {
                if (sequences.size() > MOST_LANES) sequences.clear();
                sequences.merge(key(lane), load.lastSequence(), Math::max);
            }
            case Load.Source.DeadLetter _ -> {}
        }
    }

    /// Says so once; then the lane is what the database says.
    boolean isSetBack(Load load, long position) {
        return switch (load.source()) {
            case Load.Source.Lane lane -> {
                var last = sequences.getOrDefault(key(lane), 0L);
                yield position < last && sequences.remove(key(lane), last);
            }
            case Load.Source.DeadLetter _ -> false;
        };
    }

    private static Lane key(Load.Source.Lane lane) {
        return new Lane(lane.node(), lane.number());
    }
}
