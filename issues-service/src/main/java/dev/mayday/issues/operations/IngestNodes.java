package dev.mayday.issues.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.ingest.IngestNodesApi;
import dev.mayday.contracts.ingest.IngestNodesApi.NodeReport;
import dev.mayday.contracts.issues.OperationsApi.IngestNode;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What the ingest nodes said last.
@Singleton
record IngestNodes(
        @ReactiveDataSource("issues") Pool database, Surroundings surroundings, ObjectMapper json) {

    private static final String REPLACE =
            """
            INSERT INTO ingest_node (name, heard, report) VALUES ($1, $2, $3::text::jsonb)
            ON CONFLICT (name) DO UPDATE SET heard = excluded.heard, report = excluded.report""";

    private static final String ALL =
            "SELECT name, heard, report::text AS report FROM ingest_node ORDER BY name LIMIT 200";

    private static final String FORGET = "DELETE FROM ingest_node WHERE name = $1";

    Uni<Void> heard(String name, NodeReport report) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return database.preparedQuery(REPLACE)
                .execute(Tuple.of(name, now, text(report)))
                .replaceWithVoid();
    }

    Uni<List<IngestNode>> all() {
        return database.preparedQuery(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(this::node).toList());
    }

    Uni<Boolean> forget(String name) {
        return database.preparedQuery(FORGET)
                .execute(Tuple.of(name))
                .map(rows -> rows.rowCount() > 0);
    }

    private IngestNode node(Row row) {
        var heard = Utc.instant(row, "heard");
        return new IngestNode(row.getString("name"), heard, report(row.getString("report")));
    }

    /// One node that speaks in another version's words must not hide the others.
    private @Nullable NodeReport report(String text) {
        try {
            var report = json.readValue(text, NodeReport.class);
            return isWhole(report) ? report : null;
        } catch (JsonProcessingException | RuntimeException strange) {
            return null;
        }
    }

    private static boolean isWhole(@Nullable NodeReport report) {
        return report != null
                && Stream.of(report.mark(), report.at(), report.spool()).allMatch(Objects::nonNull);
    }

    private String text(NodeReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException unprintable) {
            throw new UncheckedIOException(unprintable);
        }
    }
}

/// [IngestNodesApi] for ingest.
@Admits(Who.SERVICE)
class IngestNodesResource implements IngestNodesApi {

    private final IngestNodes nodes;

    IngestNodesResource(IngestNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public Uni<Void> report(String bearer, String node, @Nullable NodeReport report) {
        if (report == null) throw Refused.invalid("a report");
        return nodes.heard(node, report);
    }
}
