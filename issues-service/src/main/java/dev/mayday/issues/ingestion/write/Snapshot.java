package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.read.GroupKey;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the database knows of a batch before anything is decided.
///
/// @param digested what of the lane was stored before
/// @param stored those event ids that are there already
/// @param issues of the known group keys
record Snapshot(Digested digested, Set<Occurrence.Key> stored, Map<GroupKey, Long> issues) {

    /// Counted once per project within 48 h (semantics 1.1): today and the two days before.
    private static final int DAYS_OF_DUPLICATES = 2;

    /// Any number, as long as it is ours alone.
    private static final String SEAM = "7304119200041";

    private static final Duration NEAR_MIDNIGHT = Duration.ofMinutes(10);

    /// One plan for ever: each row by its key. Plans made while a table is empty would read all of
    /// it, and statistics lag behind the growth of a new one.
    private static final String SETTLE_PLANS =
            """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('enable_seqscan', 'off', true),
                   set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)""";

    private static final String SEAM_SHARED = "SELECT pg_advisory_xact_lock_shared(" + SEAM + ")";
    private static final String SEAM_ALONE = "SELECT pg_advisory_xact_lock(" + SEAM + ")";

    /// One by one, so that each partition is asked by its key.
    private static final String FIND_STORED =
            """
            SELECT k.project_id, k.id
              FROM unnest($1::bigint[], $2::uuid[]) AS k(project_id, id)
             CROSS JOIN LATERAL (SELECT FROM event e
                                  WHERE e.project_id = k.project_id AND e.id = k.id AND e.day BETWEEN $3 AND $4
                                  LIMIT 1) AS there""";

    /// Takes the load's turn first: what is read afterwards stays true until commit.
    static Uni<Positions.Turn> turn(SqlConnection tx, Load load) {
        return tx.preparedQuery(SETTLE_PLANS)
                .execute()
                .chain(() -> tx.preparedQuery(seam(load.occurrences(), load.now())).execute())
                .chain(() -> Positions.take(tx, load));
    }

    static Uni<Snapshot> of(SqlConnection tx, Load load, Digested digested) {
        var occurrences = load.occurrences();
        return Uni.combine()
                .all()
                .unis(stored(tx, occurrences), Hashes.find(tx, groups(occurrences)))
                .with((stored, issues) -> new Snapshot(digested, stored, issues));
    }

    /// Event ids are unique within a day only. So that the same id cannot come in on two days at
    /// once, a batch that touches another day than today is alone, and so is everybody near
    /// midnight.
    private static String seam(List<Occurrence> occurrences, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var midnight = today.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
        boolean near = Duration.between(midnight, now).compareTo(NEAR_MIDNIGHT) < 0;
        boolean others = occurrences.stream().anyMatch(event -> !event.day().equals(today));
        return near || others ? SEAM_ALONE : SEAM_SHARED;
    }

    private static Uni<Set<Occurrence.Key>> stored(SqlConnection tx, List<Occurrence> occurrences) {
        if (occurrences.isEmpty()) return Uni.createFrom().item(Set.of());
        var days = occurrences.stream().map(Occurrence::day).sorted().toList();
        var parameters =
                Columns.of(occurrences)
                        .longs(Occurrence::projectId)
                        .uuids(Occurrence::id)
                        .tuple(
                                days.getFirst().minusDays(DAYS_OF_DUPLICATES),
                                days.getLast().plusDays(1));
        return tx.preparedQuery(FIND_STORED).execute(parameters).map(Events::keys);
    }

    private static Collection<GroupKey> groups(List<Occurrence> occurrences) {
        var first = new HashMap<GroupKey, Boolean>();
        for (var occurrence : occurrences) first.put(occurrence.group(), true);
        return first.keySet().stream().sorted(GroupKey.ORDER).toList();
    }
}
