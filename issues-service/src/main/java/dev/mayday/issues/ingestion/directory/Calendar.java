package dev.mayday.issues.ingestion.directory;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Sees to it that tomorrow's partitions are there today.
@Singleton
public record Calendar(Partitions partitions) {

    private static final Logger LOG = Logger.getLogger(Calendar.class);

    void begin(@Observes StartupEvent started) {
        turn().subscribe().with(_ -> {});
    }

    @Scheduled(every = "1h", delayed = "1h")
    Uni<Void> turn() {
        return partitions
                .makeAhead()
                .onFailure()
                .invoke(failure -> LOG.warnf("event partitions wait error=%s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
