package dev.mayday.issues.operations;

import dev.mayday.contracts.issues.OperationsApi.Overview;
import dev.mayday.contracts.issues.OperationsApi.WaitingLane;
import dev.mayday.issues.audit.AuditChain;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/// How all of it is, at a glance.
@Singleton
record Operations(
        IngestNodes nodes,
        DeadEnvelopeDesk dead,
        AuditChain audit,
        @ReactiveDataSource("issues") Pool database) {

    private static final String WAITING =
            """
            SELECT node, lane, sequence, waiting_for
              FROM digest_position
             WHERE waiting_for IS NOT NULL
             ORDER BY node, lane LIMIT 200\
            """;

    Uni<Overview> overview() {
        var auditBroken = audit.state().map(AuditChain.State::isBroken);
        return Uni.combine()
                .all()
                .unis(nodes.all(), waiting(), dead.count(), auditBroken)
                .with(Overview::new);
    }

    private Uni<List<WaitingLane>> waiting() {
        return database.query(WAITING)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(Operations::lane).toList());
    }

    private static WaitingLane lane(Row row) {
        return new WaitingLane(
                row.getString("node"),
                row.getShort("lane"),
                row.getLong("sequence"),
                row.getLong("waiting_for"));
    }
}
