package dev.mayday.issues.ingestion.consume;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The platform threads on which events are read and decided. What waits for them is bounded by the
/// batches in work.
@ApplicationScoped
public class Workers implements Executor {

    private final ExecutorService threads;

    Workers(DigestConfig config) {
        int wanted = config.threads();
        int others = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        int count = wanted > 0 ? wanted : others;
        threads =
                Executors.newFixedThreadPool(
                        count, Thread.ofPlatform().daemon().name("digest-", 0).factory());
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
