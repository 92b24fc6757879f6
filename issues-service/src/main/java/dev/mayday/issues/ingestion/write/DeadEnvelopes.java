package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.read.Sifted;
import dev.mayday.wire.EnvelopeRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.ZoneOffset;
import java.util.List;

/// Where records go that could not be digested even alone: with the reason, to be run again or
/// deleted.
public final class DeadEnvelopes {

    private static final int LONGEST_REASON = 1_000;

    private static final String PUT_ASIDE =
            """
            INSERT INTO dead_envelope (node, at, sequence, project_id, received, reason, counted_as, record)
            SELECT $7, $8, *
              FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::bytea[])
            ON CONFLICT (node, sequence) DO NOTHING""";

    private DeadEnvelopes() {}

    static Uni<Void> putAside(SqlConnection tx, Load load, List<Sifted> records) {
        var poisoned = records.stream().filter(sifted -> sifted.poison() != null).toList();
        if (poisoned.isEmpty()) return Uni.createFrom().voidItem();
        var parameters =
                Columns.of(poisoned)
                        .longs(sifted -> sifted.record().sequence())
                        .longs(sifted -> sifted.record().projectId())
                        .times(sifted -> sifted.record().received())
                        .texts(DeadEnvelopes::reason)
                        .texts(DeadEnvelopes::countedAs)
                        .bytes(sifted -> EnvelopeRecord.encode(sifted.record()))
                        .tuple(load.source().node(), load.now().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(PUT_ASIDE).execute(parameters).replaceWithVoid();
    }

    private static String countedAs(Sifted sifted) {
        return sifted.poison() == null ? "" : sifted.poison().countedAs();
    }

    private static String reason(Sifted sifted) {
        return sifted.poison() == null ? "" : reason(sifted.poison().why());
    }

    /// Of a failure, as much as is kept.
    public static String reason(String why) {
        var text = why.replace("\u0000", "");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
