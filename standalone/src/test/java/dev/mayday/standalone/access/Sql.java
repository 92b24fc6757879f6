package dev.mayday.standalone.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Statements beside the application, with values in the order of their question marks.
final class Sql {

    private Sql() {}

    static void run(Connection database, String sql, Object... values) throws SQLException {
        try (var statement = filled(database, sql, values)) {
            statement.execute();
        }
    }

    static long number(Connection database, String sql, Object... values) throws SQLException {
        return Long.parseLong(text(database, sql, values));
    }

    /// The first value of the first row.
    static String text(Connection database, String sql, Object... values) throws SQLException {
        try (var statement = filled(database, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static PreparedStatement filled(Connection database, String sql, Object... values)
            throws SQLException {
        var statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }
}
