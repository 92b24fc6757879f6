package dev.mayday.issues.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void what_our_own_code_throws_counts_against_the_record() {
        assertThat(
                        List.of(
                                new IllegalStateException("no such project"),
                                new DateTimeException("year 1000000000"),
                                new NoSuchElementException("no value"),
                                new UncheckedIOException(new IOException("no JSON")),
                                new JsonParseException((JsonParser) null, "no JSON"),
                                new PgException("too long", "ERROR", "22001", "")))
                .allMatch(failure -> Fault.of(failure) == Fault.DATA);
    }

    @Test
    void a_connection_that_has_gone_is_nobody_s_fault() {
        assertThat(
                        List.of(
                                new ConnectException("refused"),
                                new IOException("reset by peer"),
                                new TimeoutException(),
                                ClosedConnectionException.INSTANCE,
                                new RejectedExecutionException("closing"),
                                new PgException("shutting down", "FATAL", "57P01", "")))
                .allMatch(failure -> Fault.of(failure) == Fault.TRANSIENT);
    }

    @Test
    void the_rest_is_unknown() {
        assertThat(
                        List.of(
                                new NoStackTraceThrowable("parameter cannot be coerced"),
                                new StackOverflowError()))
                .allMatch(failure -> Fault.of(failure) == Fault.UNKNOWN);
    }
}
