package dev.mayday.bench.siege;

import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// All attackers at once, each starting again when it was refused, until closed.
public final class Attack implements AutoCloseable {

    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final List<Thread> threads;
    private volatile boolean over;

    /// @param dsn of a project whose key the heavy events use
    public Attack(Dsn dsn) {
        var origin = dsn.origin();
        this.threads =
                Attacker.all(dsn).stream()
                        .map(attacker -> Thread.startVirtualThread(() -> run(attacker, origin)))
                        .toList();
    }

    private void run(Attacker attacker, Origin origin) {
        while (!over) {
            count(attacker.getClass().getSimpleName() + " " + answer(attacker, origin));
        }
    }

    private static String answer(Attacker attacker, Origin origin) {
        try {
            int status = attacker.attack(origin);
            return status == 0 ? "cut off" : Integer.toString(status);
        } catch (IOException e) {
            return "cut off";
        }
    }

    private void count(String what) {
        answers.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /// How often each kind of attacker got which answer.
    public Map<String, LongAdder> answers() {
        return answers;
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
