package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict.Placed;
import dev.mayday.issues.recent.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Adds a batch to the figures of the last day, fortnight and month, in its environment and in all.
/// What was received too long ago for a span does not count in it.
final class Recent {

    /// Of the row for all environments.
    private static final int ALL = -1;

    private static final String ADD =
            """
            INSERT INTO issue_recent AS r (project_id, environment, issue_id, due, %s)
            SELECT * FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::timestamptz[],
                                 $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[])
            ON CONFLICT (project_id, environment, issue_id)
            DO UPDATE SET due = least(r.due, excluded.due), %s"""
                    .formatted(
                            Span.each(span -> span.events() + ", " + span.users()),
                            Span.each(span -> more(span.events()) + ", " + more(span.users())));

    private static String more(String column) {
        return "%1$s = r.%1$s + excluded.%1$s".formatted(column);
    }

    private record Place(long projectId, int environment, long issueId) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::projectId)
                        .thenComparingInt(Place::environment)
                        .thenComparingLong(Place::issueId);
    }

    private static final class Sum {
        final Place place;
        final long[] events = new long[Span.values().length];
        final long[] users = new long[Span.values().length];
        Instant due = Instant.MAX;

        Sum(Place place) {
            this.place = place;
        }

        void add(Instant received, Instant now) {
            for (var span : Span.values()) {
                if (!span.has(received, now)) continue;
                events[span.ordinal()]++;
                if (span.left(received).isBefore(due)) due = span.left(received);
            }
        }

        Place place() {
            return place;
        }
    }

    private Recent() {}

    static Uni<Void> add(
            SqlConnection tx, List<Placed> events, List<Sightings.Fresh> users, Instant now) {
        var sums = sums(events, users, now);
        if (sums.isEmpty()) return Uni.createFrom().voidItem();
        var columns =
                Columns.of(sums)
                        .longs(sum -> sum.place.projectId())
                        .ints(sum -> sum.place.environment())
                        .longs(sum -> sum.place.issueId())
                        .times(sum -> sum.due);
        for (var span : Span.values())
            columns.longs(sum -> sum.events[span.ordinal()])
                    .longs(sum -> sum.users[span.ordinal()]);
        return tx.preparedQuery(ADD).execute(columns.tuple()).replaceWithVoid();
    }

    /// A user comes with an event, so whatever has users has events.
    private static Collection<Sum> sums(
            List<Placed> events, List<Sightings.Fresh> users, Instant now) {
        var sums = new HashMap<Place, Sum>();
        for (var event : events) {
            var received = event.occurrence().received();
            if (!Span.MONTH.has(received, now)) continue;
            for (int environment : new int[] {event.environment(), ALL})
                sums.computeIfAbsent(
                                new Place(
                                        event.issue().projectId(), environment, event.issue().id()),
                                Sum::new)
                        .add(received, now);
        }
        for (var fresh : users) {
            int environment = fresh.environment() == null ? ALL : fresh.environment();
            var sum = sums.get(new Place(fresh.projectId(), environment, fresh.issueId()));
            if (sum != null)
                fresh.lately().forEach((span, count) -> sum.users[span.ordinal()] += count);
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(Sum::place, Place.ORDER))
                .toList();
    }
}
