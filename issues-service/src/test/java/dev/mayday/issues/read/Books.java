package dev.mayday.issues.read;

import io.vertx.mutiny.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// How many rows of its tables PostgreSQL has read, by what it writes down itself.
///
/// @param pool of one connection: the books are those of a connection
public record Books(Pool pool) {

    /// Days of events are one table. Also counts what was done before and is not yet handed in.
    private static final String BOOKS =
            """
            SELECT CASE WHEN relname LIKE 'event%' THEN 'event' ELSE relname::text END,
                   sum(seq_tup_read)::bigint, sum(coalesce(idx_tup_fetch, 0))::bigint
              FROM pg_stat_xact_user_tables WHERE schemaname = 'issues' GROUP BY 1""";

    /// @param inTurn by going through the table
    /// @param byIndex found by an index
    private record Rows(long inTurn, long byIndex) {
        private static final Rows NONE = new Rows(0, 0);

        Rows since(Rows before) {
            return new Rows(inTurn - before.inTurn, byIndex - before.byIndex);
        }
    }

    /// What was read of each table.
    public record Read(Map<String, Rows> tables) {

        /// Rows that were read by going through the table.
        public long inTurn(String table) {
            return of(table).inTurn;
        }

        /// Rows that were read, however they were found.
        public long all(String... tables) {
            return Stream.of(tables).map(this::of).mapToLong(r -> r.inTurn + r.byIndex).sum();
        }

        private Rows of(String table) {
            return tables.getOrDefault(table, Rows.NONE);
        }

        private Read since(Read before) {
            var since = new HashMap<String, Rows>();
            tables.forEach((table, rows) -> since.put(table, rows.since(before.of(table))));
            return new Read(since);
        }
    }

    /// In one transaction: books are handed in between two.
    Read read(Runnable looking) {
        pool.query("BEGIN").executeAndAwait();
        try {
            var before = now();
            looking.run();
            return now().since(before);
        } finally {
            pool.query("ROLLBACK").executeAndAwait();
        }
    }

    private Read now() {
        var tables = new HashMap<String, Rows>();
        for (var row : pool.query(BOOKS).executeAndAwait())
            tables.put(row.getString(0), new Rows(row.getLong(1), row.getLong(2)));
        return new Read(tables);
    }
}
