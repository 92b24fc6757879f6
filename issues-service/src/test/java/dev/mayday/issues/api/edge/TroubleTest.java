package dev.mayday.issues.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new CompletionException(
                        new NoStackTraceThrowable("Timeout waiting for connection")),
                new TimeoutException(),
                new PgException("canceling statement", "ERROR", "57014", null),
                new PgException("no state", "FATAL", null, null),
                new IllegalStateException(new SQLException("canceling statement", "57014")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_database_that_is_slow_or_away_passes(Throwable failure) {
        assertThat(Trouble.kind(failure)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "3D000", "3F000", "40001", "40P01", "42P01", "53300",
                "55P03", "57014", "57P01", "57P03", "58030"
            })
    void what_passes_for_other_services_and_what_is_not_made_yet_passes(String state) {
        assertThat(Trouble.kind(new PgException("does not exist", "ERROR", state, null)))
                .isPresent();
        assertThat(Trouble.kind(new SQLException("does not exist", state))).isPresent();
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new NoStackTraceThrowable("parameter cannot be coerced"),
                new IllegalStateException("Timeout"),
                new PgException("syntax", "ERROR", "42601", null),
                new PgException("column does not exist", "ERROR", "42703", null),
                new PgException("operator does not exist", "ERROR", "42883", null),
                new SQLException("column does not exist", "42703"),
                new SQLException("operator does not exist", "42883"),
                new SQLException("no state"),
                new SQLException("syntax", "42601"));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void a_fault_of_ours_does_not(Throwable failure) {
        assertThat(Trouble.kind(failure)).isEmpty();
    }

    @Test
    void a_trouble_is_of_the_kind_that_the_database_names() {
        var missing = new PgException("does not exist", "ERROR", "42P01", null);

        assertThat(Trouble.kind(new CompletionException(missing))).contains("42P01");
        assertThat(Trouble.kind(new NoStackTraceThrowable("Timeout")))
                .contains(NoStackTraceThrowable.class.getName());
    }
}
