package dev.mayday.issues.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.mayday.issues.testing.Database;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void what_our_own_code_throws_counts_against_the_record() {
        assertAll(
                Fault.DATA,
                new IllegalStateException("no such project"),
                new DateTimeException("year 1000000000"),
                new NoSuchElementException("no value"),
                new UncheckedIOException(new IOException("no JSON")),
                new JsonParseException((JsonParser) null, "no JSON"),
                new StackOverflowError(),
                new OutOfMemoryError("an array of 2 GB"),
                new NoClassDefFoundError("broken"),
                new PgException("too long", "ERROR", "22001", ""));
    }

    @Test
    void a_connection_that_has_gone_is_nobody_s_fault() {
        assertAll(
                Fault.TRANSIENT,
                new ConnectException("refused"),
                new IOException("reset by peer"),
                new TimeoutException(),
                ClosedConnectionException.INSTANCE,
                new RejectedExecutionException("closing"),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new PgException("shutting down", "FATAL", "57P01", ""));
    }

    @Test
    void a_pool_without_a_free_connection_is_nobody_s_fault() {
        var pool = Database.shared().pool(1, Duration.ofSeconds(3));
        var taken = pool.getConnection().onFailure().retry().atMost(5).await().indefinitely();

        var failure =
                pool.query("SELECT 1")
                        .execute()
                        .onItemOrFailure()
                        .transform((_, f) -> f)
                        .await()
                        .indefinitely();

        assertThat(Fault.of(failure)).isEqualTo(Fault.TRANSIENT);
        taken.closeAndAwait();
        pool.closeAndAwait();
    }

    @Test
    void the_rest_is_unknown() {
        assertAll(
                Fault.UNKNOWN,
                new NoStackTraceThrowable("parameter cannot be coerced"),
                new Throwable("strange"));
    }

    private static void assertAll(Fault expected, Throwable... failures) {
        assertThat(failures).allMatch(failure -> Fault.of(failure) == expected);
    }
}
