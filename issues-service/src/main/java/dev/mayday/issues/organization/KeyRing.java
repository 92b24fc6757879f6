package dev.mayday.issues.organization;

import dev.mayday.contracts.ingest.ClientKey;
import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/// The keys with which SDKs send, as ingest keeps them. A revoked key is as good as none; those
/// of a project in the bin are disabled, so that they are refused with a reason.
@Singleton
public record KeyRing(@ReactiveDataSource("issues") Pool database) {

    private static final String ALL =
            """
            SELECT k.public_key, k.project_id, k.state = 'active' AND p.active AND p.removed_at IS NULL AS active,
                   p.allowed_origins
              FROM project_key k JOIN project p ON p.id = k.project_id
             WHERE k.state <> 'revoked'""";

    private static final String ONE = ALL + " AND k.public_key = $1";

    public Uni<List<ClientKey>> all() {
        return database.preparedQuery(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(KeyRing::key).toList());
    }

    /// Fails with [Refused] 404 when there is none.
    public Uni<ClientKey> one(String publicKey) {
        return OneRow.of(database, ONE, Tuple.of(publicKey), Refused::notFound).map(KeyRing::key);
    }

    private static ClientKey key(Row row) {
        return new ClientKey(
                row.getString("public_key"),
                row.getLong("project_id"),
                row.getBoolean("active"),
                List.of(row.getArrayOfStrings("allowed_origins")));
    }
}
