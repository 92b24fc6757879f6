package dev.mayday.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new IOException("reset"),
                new ConnectException("refused"),
                new ClosedChannelException(),
                new TimeoutException(),
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new VertxException("Connection was closed"),
                new PgException("no state", "FATAL", null, null),
                new ConnectionPoolTooBusyException("queue full"),
                new CompletionException(new ClosedChannelException()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_failure_on_the_way_to_the_database_passes(Throwable failure) {
        assertThat(Trouble.passes(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "28P01", "3D000", "3F000", "40001", "40P01", "42P01", "53300",
                "55P03", "57014", "57P01", "57P03", "58030"
            })
    void trouble_of_the_database_passes(String state) {
        assertThat(Trouble.passes(new PgException("x", "ERROR", state, null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "22P02", "23505", "23514", "54000", "XX000"})
    void what_the_database_holds_against_a_value_does_not_pass(String state) {
        assertThat(Trouble.passes(new PgException("x", "ERROR", state, null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42601", "42703", "42883"})
    void a_statement_that_is_wrong_is_a_fault_of_ours(String state) {
        assertThat(Trouble.passes(new PgException("x", "ERROR", state, null))).isFalse();
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new StackOverflowError(),
                new OutOfMemoryError(),
                new AssertionError(),
                new LinkageError(),
                new NoSuchElementException(),
                new NullPointerException(),
                new IllegalStateException(),
                new JsonParseException(null, "x"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void any_other_throwable_is_the_fault_of_what_was_asked(Throwable failure) {
        assertThat(Trouble.passes(failure)).isFalse();
    }
}
