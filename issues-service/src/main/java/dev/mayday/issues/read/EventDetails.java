package dev.mayday.issues.read;

import dev.mayday.contracts.EventIds;
import dev.mayday.contracts.issues.EventDetail;
import dev.mayday.issues.Refused;
import dev.mayday.issues.event.json.Receipt;
import dev.mayday.issues.event.model.ModelReader;
import dev.mayday.issues.event.model.ReadingOrder;
import dev.mayday.issues.search.Query;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event with what its page shows around it.
@Singleton
public record EventDetails(Events events, EventNeighbors neighbors, EventSearch search) {

    /// So many kept events are tested on the way through those of a query.
    private static final int MOST = 1_000;

    /// @param which an event id, `latest`, `oldest` or `recommended`; where the query finds
    /// nothing, the one of all
    /// @param query which events are walked through
    public Uni<EventDetail> of(IssueKey issue, String which, Query query) {
        if (query.isEverything()) {
            return one(issue, which)
                    .chain(event -> neighbors.of(event).map(around -> detail(event, around)));
        }
        var matches = new Matches();
        return search.newest(issue, query, MOST, matches::add)
                .chain(
                        reach ->
                                among(matches, issue, which)
                                        .map(event -> detail(event, matches, reach)));
    }

    private Uni<StoredEvent> among(Matches matches, IssueKey issue, String which) {
        var chosen = matches.chosen(which);
        if (chosen.isEmpty()) return one(issue, which);
        return matches.whole(chosen.get())
                .map(event -> Uni.createFrom().item(event))
                .orElseGet(() -> events.ofIssue(issue, EventIds.format(chosen.get())));
    }

    private Uni<StoredEvent> one(IssueKey issue, String which) {
        if (!which.equals("recommended")) return events.ofIssue(issue, which);
        return events.page(issue, null, Recommended.AMONG)
                .map(page -> Recommended.of(page.events()).orElseThrow(Refused::notFound));
    }

    private static EventDetail detail(StoredEvent event, Matches matches, EventSearch.Reach reach) {
        return detail(event, matches.around(event, !reach.isAll()));
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
                around.partly(),
                Receipt.of(event.body()));
    }

    private static @Nullable String id(@Nullable UUID id) {
        return id == null ? null : EventIds.format(id);
    }
}
