package dev.mayday.issues.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Supplier;

/// What is asked for by its key.
public final class OneRow {

    private OneRow() {}

    /// The first row; fails with what the caller says when there is none.
    public static Uni<Row> of(
            SqlClient database, String sql, Tuple values, Supplier<RuntimeException> none) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator())
                .map(
                        rows -> {
                            if (rows.hasNext()) return rows.next();
                            throw none.get();
                        });
    }
}
