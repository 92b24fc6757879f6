package dev.mayday.database;

import java.util.Set;

/// What a database says when it refuses (SQLSTATE), in one meaning for all services.
final class SqlStates {

    /// Connection, transaction, authorization, catalog, rollback by conflict, resources, a taken
    /// lock, intervention (a cancelled statement among them), system.
    private static final Set<String> PASSING_CLASSES =
            Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58");

    /// Schema or table that are not there yet, while they are made. A column or a function that is
    /// missing is a mistake of ours as a rule, and must be seen.
    private static final Set<String> NOT_YET = Set.of("3F000", "42P01");

    private SqlStates() {}

    /// Whether it is trouble of the database that passes, by itself or by an operator's hand, and
    /// not the fault of what was asked.
    static boolean pass(String state) {
        return state.length() == 5
                && (PASSING_CLASSES.contains(state.substring(0, 2)) || NOT_YET.contains(state));
    }
}
