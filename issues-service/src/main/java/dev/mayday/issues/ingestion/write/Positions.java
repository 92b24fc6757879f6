package dev.mayday.issues.ingestion.write;

import dev.mayday.wire.EnvelopeBatch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;

/// How far each lane has been stored: the reason why nothing counts twice and nothing is passed
/// over.
final class Positions {

    /// Locks the lane until commit, whoever else holds the same batch.
    private static final String LOCK =
            """
            INSERT INTO digest_position AS p (node, lane, sequence) VALUES ($1, $2, 0)
            ON CONFLICT (node, lane) DO UPDATE SET sequence = p.sequence
            RETURNING sequence,
                      ARRAY(SELECT lower(gap) FROM unnest(missing) AS gap) AS missing_from,
                      ARRAY(SELECT upper(gap) - 1 FROM unnest(missing) AS gap) AS missing_to""";

    private static final String WAIT =
            "UPDATE digest_position SET waiting_for = $3 WHERE node = $1 AND lane = $2";

    /// A gap that is passed is none any more.
    private static final String ADVANCE =
            """
            UPDATE digest_position
               SET sequence = $3, waiting_for = CASE WHEN waiting_for > $3 THEN waiting_for END
             WHERE node = $1 AND lane = $2 AND sequence < $3""";

    /// The same, where something was or is missing. It may come at any time, also behind the
    /// position. The newest thousand places are remembered.
    ///
    /// $4: what follows the position; $5 to $3: what is stored now.
    private static final String MEND =
            """
            UPDATE digest_position
               SET sequence = greatest(sequence, $3),
                   waiting_for = CASE WHEN waiting_for > greatest(sequence, $3) THEN waiting_for END,
                   missing = (SELECT coalesce(range_agg(gap), '{}')
                                FROM (SELECT gap
                                        FROM unnest(missing + int8multirange(int8range($4, greatest($4::bigint, $5::bigint)))
                                                            - int8multirange(int8range($5, $3, '[]'))) AS gap
                                       ORDER BY gap DESC
                                       LIMIT 1000) AS newest)
             WHERE node = $1 AND lane = $2""";

    /// The row goes with the transaction that stores what it held.
    private static final String TAKE_DEAD =
            "DELETE FROM dead_envelope WHERE node = $1 AND sequence = $2";

    /// What the source lets happen with a load.
    sealed interface Turn {

        /// It is its turn.
        record Ready(Digested digested) implements Turn {}

        /// Something between the position and the load is missing.
        record Gap(long position) implements Turn {}

        /// There is nothing to store any more.
        record Gone() implements Turn {}
    }

    private Positions() {}

    /// Takes the source's lock and says whether it is the load's turn. A gap is noted where ingest
    /// and people see it.
    static Uni<Turn> take(SqlConnection tx, Load load) {
        return switch (load.source()) {
            case Load.Source.Lane lane -> take(tx, lane);
            case Load.Source.DeadLetter dead ->
                    tx.preparedQuery(TAKE_DEAD)
                            .execute(Tuple.of(dead.node(), load.firstSequence()))
                            .map(
                                    gone ->
                                            gone.rowCount() > 0
                                                    ? new Turn.Ready(Digested.NOTHING)
                                                    : new Turn.Gone());
        };
    }

    private static Uni<Turn> take(SqlConnection tx, Load.Source.Lane lane) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(lane.node(), (short) lane.number()))
                .map(rows -> digested(rows.iterator().next()))
                .chain(
                        digested ->
                                digested.last() >= lane.before()
                                        ? Uni.createFrom().item(new Turn.Ready(digested))
                                        : await(tx, lane, digested.last()));
    }

    private static Digested digested(Row row) {
        var from = row.getArrayOfLongs("missing_from");
        var to = row.getArrayOfLongs("missing_to");
        var missing = new ArrayList<Digested.Missing>(from.length);
        for (int i = 0; i < from.length; i++) missing.add(new Digested.Missing(from[i], to[i]));
        return new Digested(row.getLong("sequence"), missing);
    }

    private static Uni<Turn> await(SqlConnection tx, Load.Source.Lane lane, long position) {
        return tx.preparedQuery(WAIT)
                .execute(Tuple.of(lane.node(), (short) lane.number(), lane.before()))
                .replaceWith(new Turn.Gap(position));
    }

    /// @param before what was stored when it was the load's turn
    static Uni<Void> advance(SqlConnection tx, Load load, Digested before) {
        return switch (load.source()) {
            case Load.Source.Lane lane -> advance(tx, lane, load, before);
            case Load.Source.DeadLetter _ -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> advance(
            SqlConnection tx, Load.Source.Lane lane, Load load, Digested before) {
        long following = EnvelopeBatch.nextOf(lane.number(), before.last());
        var tuple = Tuple.of(lane.node(), (short) lane.number(), load.lastSequence());
        if (!before.isMendedBy(load, following)) {
            return tx.preparedQuery(ADVANCE).execute(tuple).replaceWithVoid();
        }
        tuple.addLong(following).addLong(load.firstSequence());
        return tx.preparedQuery(MEND).execute(tuple).replaceWithVoid();
    }
}
