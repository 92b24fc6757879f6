package dev.mayday.issues.read;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.issues.event.json.Receipt;
import dev.mayday.issues.event.model.ModelReader;
import dev.mayday.issues.event.model.ReadingOrder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event with what its page shows around it.
@Singleton
public record EventDetails(Events events, EventNeighbors neighbors) {

    /// @param which an event id, `latest` or `oldest`
    public Uni<EventDetail> of(IssueKey issue, String which) {
        return events.ofIssue(issue, which)
                .chain(event -> neighbors.of(event).map(around -> detail(event, around)));
    }

    private static EventDetail detail(StoredEvent event, EventNeighbors.Neighbors around) {
        return new EventDetail(
                EventIds.format(event.id()),
                event.issue().id(),
                event.received(),
                event.occurred(),
                event.environment(),
                event.release(),
                event.level(),
                event.tags(),
                event.body().path("transaction").asText(""),
                ReadingOrder.of(
                        ModelReader.exceptions(event.body()),
                        event.body().path("platform").asText("")),
                event.body(),
                id(around.older()),
                id(around.newer()),
                around.ordinal(),
                around.retained(),
                Receipt.of(event.body()));
    }

    private static @Nullable String id(@Nullable UUID id) {
        return id == null ? null : EventIds.format(id);
    }
}
