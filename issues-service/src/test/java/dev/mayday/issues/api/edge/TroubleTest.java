package dev.mayday.issues.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceThrowable("Timeout waiting for connection"),
                new CompletionException(
                        new NoStackTraceThrowable("Timeout waiting for connection")),
                new TimeoutException(),
                new PgException("canceling statement", "ERROR", "57014", null));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_database_that_is_slow_or_away_passes(Throwable failure) {
        assertThat(Trouble.passes(failure)).isTrue();
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new NoStackTraceThrowable("parameter cannot be coerced"),
                new IllegalStateException("Timeout"),
                new PgException("syntax", "ERROR", "42601", null));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void a_fault_of_ours_does_not(Throwable failure) {
        assertThat(Trouble.passes(failure)).isFalse();
    }
}
