package dev.mayday.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "3D000", "3F000", "40001", "40P01", "42P01", "53300",
                "55P03", "57014", "57P01", "57P03", "58030"
            })
    void trouble_of_the_database_passes(String state) {
        assertThat(SqlStates.pass(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "22P02", "23505", "23514", "54000", "XX000"})
    void what_the_database_holds_against_a_value_does_not_pass(String state) {
        assertThat(SqlStates.pass(state)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42601", "42703", "42883"})
    void a_statement_that_is_wrong_is_a_fault_of_ours(String state) {
        assertThat(SqlStates.pass(state)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08", "080060"})
    void what_is_no_state_does_not_pass(String state) {
        assertThat(SqlStates.pass(state)).isFalse();
    }
}
