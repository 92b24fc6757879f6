package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.ingest.SpoolPositionsApi;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/// [SpoolPositionsApi] for ingest: as the digest's table has it.
@Admits(Who.SERVICE)
class SpoolPositionsResource implements SpoolPositionsApi {

    private static final String OF_NODE =
            """
            SELECT lane, sequence, waiting_for,
                   ARRAY(SELECT lower(gap) FROM unnest(missing) AS gap) AS missing_from,
                   ARRAY(SELECT upper(gap) - 1 FROM unnest(missing) AS gap) AS missing_to
              FROM digest_position
             WHERE node = $1
             ORDER BY lane""";

    private final Pool database;

    SpoolPositionsResource(@ReactiveDataSource("issues") Pool database) {
        this.database = database;
    }

    @Override
    public Uni<List<LanePosition>> positions(String bearer, String node) {
        return database.preparedQuery(OF_NODE)
                .execute(Tuple.of(node))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(SpoolPositionsResource::position).toList());
    }

    private static LanePosition position(Row row) {
        var from = row.getArrayOfLongs("missing_from");
        var to = row.getArrayOfLongs("missing_to");
        var missing = new ArrayList<Missing>(from.length);
        for (int i = 0; i < from.length; i++) missing.add(new Missing(from[i], to[i]));
        return new LanePosition(
                row.getShort("lane"), row.getLong("sequence"), missing, row.getLong("waiting_for"));
    }
}
