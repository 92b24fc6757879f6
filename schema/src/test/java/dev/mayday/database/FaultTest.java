package dev.mayday.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    static Stream<Throwable> ours() {
        return Stream.of(
                new IllegalStateException("no such project"),
                new NullPointerException(),
                new DateTimeException("year 1000000000"),
                new NoSuchElementException("no value"),
                new UncheckedIOException(new IOException("no JSON")),
                new JsonParseException((JsonParser) null, "no JSON"),
                new StackOverflowError(),
                new OutOfMemoryError("an array of 2 GB"),
                new AssertionError(),
                new NoClassDefFoundError("broken"));
    }

    @ParameterizedTest
    @MethodSource("ours")
    void what_our_own_code_throws_counts_against_the_record(Throwable failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.DATA);
    }

    static Stream<Throwable> passing() {
        return Stream.of(
                new IOException("reset by peer"),
                new ConnectException("refused"),
                new ClosedChannelException(),
                new TimeoutException(),
                new RejectedExecutionException("closing"),
                new CancellationException("nobody waits"),
                new VertxException("Connection was closed"),
                ClosedConnectionException.INSTANCE,
                new ConnectionPoolTooBusyException("queue full"),
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new PgException("no state", "FATAL", null, null),
                new CompletionException(new NoStackTraceThrowable("Timeout")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void what_happens_on_the_way_to_the_database_passes(Throwable failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.TRANSIENT);
        assertThat(Fault.passing(failure)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "3D000", "3F000", "40001", "40P01", "42P01", "53300",
                "55P03", "57014", "57P01", "57P03", "58030"
            })
    void trouble_of_the_database_passes(String state) {
        isOf(Fault.TRANSIENT, state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "22P02", "22001", "23502", "23514", "54000"})
    void what_the_database_holds_against_a_value_counts_against_it(String state) {
        isOf(Fault.DATA, state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0A000", "42501", "42601", "42703", "42883", "P0001", "XX000", "", "4", "08",
                "080060"
            })
    void what_no_value_can_be_guilty_of_waits_for_an_operator(String state) {
        isOf(Fault.MISFIT, state);
    }

    @Test
    void a_row_that_is_there_already_is_a_race() {
        isOf(Fault.RACE, "23505");
    }

    @Test
    void the_rest_is_unknown() {
        assertThat(
                        Stream.of(
                                new NoStackTraceThrowable("parameter cannot be coerced"),
                                new SQLException("no state"),
                                new Throwable("strange")))
                .allMatch(failure -> Fault.of(failure) == Fault.UNKNOWN);
    }

    @Test
    void what_passes_is_found_behind_what_others_make_of_it() {
        var cancelled = new SQLException("canceling statement", "57014");

        assertThat(Fault.passing(new IllegalStateException(cancelled))).contains(cancelled);
        assertThat(Fault.passing(new IllegalStateException("Timeout"))).isEmpty();
        assertThat(Fault.passing(new IllegalStateException(new SQLException("x", "42703"))))
                .isEmpty();
    }

    @Test
    void a_trouble_is_of_the_kind_that_the_database_names() {
        var missing = new PgException("does not exist", "ERROR", "42P01", null);

        assertThat(Fault.kind(new CompletionException(missing))).isEqualTo("42P01");
        assertThat(Fault.kind(new SQLException("slow", "57014"))).isEqualTo("57014");
        assertThat(Fault.kind(new NoStackTraceThrowable("Timeout")))
                .isEqualTo(NoStackTraceThrowable.class.getName());
    }

    private static void isOf(Fault fault, String state) {
        assertThat(Fault.of(new PgException("x", "ERROR", state, null))).isEqualTo(fault);
        assertThat(Fault.of(new SQLException("x", state))).isEqualTo(fault);
    }
}
