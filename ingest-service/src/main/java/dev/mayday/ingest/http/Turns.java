package dev.mayday.ingest.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whose body is unpacked now: so many at a time, of one address half of them, of one key three
/// quarters. The others wait, the oldest of those that may goes first.
final class Turns {

    private final int most;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private int taken;

    /// @param most at a time; at least 4
    Turns(int most) {
        this.most = most;
    }

    private record Turn(String address, String key, Consumer<Runnable> start) {}

    /// @param key empty when unknown, which all of those share
    /// @param mayWait asked when somebody else is to go first
    /// @param start the turn, now or later, on any thread; what it is given ends it
    /// @return false when it would have to wait and may not
    boolean take(String address, String key, BooleanSupplier mayWait, Consumer<Runnable> start) {
        var turn = new Turn(address, key, start);
        synchronized (this) {
            if (!isFor(turn)) {
                if (!mayWait.getAsBoolean()) return false;
                waiting.add(turn);
                return true;
            }
            count(turn, 1);
        }
        start(turn);
        return true;
    }

    private void start(Turn turn) {
        turn.start.accept(() -> end(turn));
    }

    private void end(Turn turn) {
        next(turn).forEach(this::start);
    }

    private synchronized List<Turn> next(Turn ended) {
        count(ended, -1);
        var next = new ArrayList<Turn>();
        var line = waiting.iterator();
        while (taken < most && line.hasNext()) {
            var turn = line.next();
            if (!isFor(turn)) continue;
            line.remove();
            count(turn, 1);
            next.add(turn);
        }
        return next;
    }

    private boolean isFor(Turn turn) {
        return taken < most
                && addresses.getOrDefault(turn.address, 0) < most / 2
                && keys.getOrDefault(turn.key, 0) < most / 4 * 3;
    }

    private void count(Turn turn, int by) {
        taken += by;
        addresses.merge(turn.address, by, Turns::sum);
        keys.merge(turn.key, by, Turns::sum);
    }

    /// Null for none, which a map then forgets.
    private static @Nullable Integer sum(Integer a, Integer b) {
        return a + b == 0 ? null : a + b;
    }
}
