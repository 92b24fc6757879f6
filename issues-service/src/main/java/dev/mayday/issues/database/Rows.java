package dev.mayday.issues.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Reads the rows that a statement answers with.
public final class Rows {

    /// What each row says, by its key; of rows with the same key the last one counts.
    public static <K, V> Map<K, V> map(
            RowSet<Row> rows, Function<Row, K> key, Function<Row, V> value) {
        var found = new HashMap<K, V>();
        for (var row : rows) found.put(key.apply(row), value.apply(row));
        return found;
    }

    private Rows() {}
}
