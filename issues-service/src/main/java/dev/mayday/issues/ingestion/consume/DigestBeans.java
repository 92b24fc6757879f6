package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.Surroundings;
import dev.mayday.issues.grouping.Grouper;
import dev.mayday.issues.grouping.GroupingConfig;
import dev.mayday.issues.grouping.rules.StackRules;
import dev.mayday.issues.ingestion.directory.Partitions;
import dev.mayday.issues.ingestion.write.BatchWriter;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.OutboxPublisher;
import dev.mayday.issues.issue.changes.Signals;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/// Puts the digest together.
public class DigestBeans {

    private static final Logger LOG = Logger.getLogger(DigestBeans.class);

    @Produces
    @Singleton
    Partitions partitions(@ReactiveDataSource("digest") Pool pool, Surroundings surroundings) {
        return new Partitions(pool, surroundings.clock());
    }

    @Produces
    @Singleton
    BatchWriter writer(@ReactiveDataSource("digest") Pool pool, Workers workers, IssuePages pages) {
        return new BatchWriter(pool, workers, pages);
    }

    /// Without its file the digest does its work all the same.
    @Produces
    @Singleton
    InHand inHand(DigestConfig config) {
        var path = config.inHand().orElse(null);
        if (path == null) return InHand.forgetful();
        try {
            return InHand.open(path);
        } catch (IOException | RuntimeException unusable) {
            LOG.warnf("a record that ends the process is tried again and again error=%s", unusable);
            return InHand.forgetful();
        }
    }

    void close(@Disposes InHand inHand) throws IOException {
        inHand.close();
    }

    @Produces
    @Singleton
    Digester digester(
            @ReactiveDataSource("digest") Pool pool,
            Surroundings surroundings,
            Partitions partitions,
            BatchWriter writer,
            Workers workers,
            InHand inHand,
            DigestMeters meters,
            OutboxPublisher outbox,
            Signals signals) {
        var grouper = new Grouper(GroupingConfig.NATIVE_1, StackRules.NONE);
        var rooms = Digester.Rooms.of(pool, surroundings, partitions, writer, meters);
        return new Digester(
                rooms,
                grouper::decide,
                workers,
                inHand,
                surroundings.clock(),
                stored -> {
                    if (stored.changes() > 0) outbox.wake();
                    signals.send(stored.summary());
                });
    }
}
