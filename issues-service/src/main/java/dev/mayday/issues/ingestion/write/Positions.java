package dev.mayday.issues.ingestion.write;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/// How far each lane has been stored: the reason why nothing counts twice and nothing is passed
/// over.
final class Positions {

    /// Locks the lane until commit, whoever else holds the same batch.
    private static final String LOCK =
            """
            INSERT INTO digest_position AS p (node, lane, sequence) VALUES ($1, $2, 0)
            ON CONFLICT (node, lane) DO UPDATE SET sequence = p.sequence
            RETURNING sequence""";

    private static final String WAIT =
            "UPDATE digest_position SET waiting_for = $3 WHERE node = $1 AND lane = $2";

    /// A gap that is passed is none any more.
    private static final String ADVANCE =
            """
            UPDATE digest_position
               SET sequence = $3, waiting_for = CASE WHEN waiting_for > $3 THEN waiting_for END
             WHERE node = $1 AND lane = $2 AND sequence < $3""";

    /// The row goes with the transaction that stores what it held.
    private static final String TAKE_DEAD =
            "DELETE FROM dead_envelope WHERE node = $1 AND sequence = $2";

    /// What the source lets happen with a load.
    sealed interface Turn {

        /// @param position the last sequence that was stored; 0 is none
        record Ready(long position) implements Turn {}

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
                            .map(gone -> gone.rowCount() > 0 ? new Turn.Ready(0) : new Turn.Gone());
        };
    }

    private static Uni<Turn> take(SqlConnection tx, Load.Source.Lane lane) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(lane.node(), (short) lane.number()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(
                        position ->
                                position >= lane.before()
                                        ? Uni.createFrom().item(new Turn.Ready(position))
                                        : await(tx, lane, position));
    }

    private static Uni<Turn> await(SqlConnection tx, Load.Source.Lane lane, long position) {
        return tx.preparedQuery(WAIT)
                .execute(Tuple.of(lane.node(), (short) lane.number(), lane.before()))
                .replaceWith(new Turn.Gap(position));
    }

    static Uni<Void> advance(SqlConnection tx, Load load) {
        return switch (load.source()) {
            case Load.Source.Lane lane ->
                    tx.preparedQuery(ADVANCE)
                            .execute(
                                    Tuple.of(
                                            lane.node(),
                                            (short) lane.number(),
                                            load.lastSequence()))
                            .replaceWithVoid();
            case Load.Source.DeadLetter _ -> Uni.createFrom().voidItem();
        };
    }
}
