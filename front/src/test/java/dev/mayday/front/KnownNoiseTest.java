package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownNoiseTest {

    @Test
    void a_timer_of_the_pool_that_comes_too_late_is_not_told() {
        var late = lateCompletion();
        late.setStackTrace(
                new StackTraceElement[] {
                    late.getStackTrace()[0],
                    new StackTraceElement(
                            "io.vertx.sqlclient.impl.pool.SqlConnectionPool",
                            "lambda$execute$3",
                            "SqlConnectionPool.java",
                            216)
                });

        assertThat(isTold(late)).isFalse();
    }

    @Test
    void the_same_words_from_elsewhere_and_everything_else_are() {
        assertThat(isTold(lateCompletion())).isTrue();
        assertThat(isTold(new IllegalStateException("Result is incomplete"))).isTrue();
        assertThat(isTold(null)).isTrue();
    }

    /// As Vert.x says it.
    private static IllegalStateException lateCompletion() {
        var promise = Promise.promise();
        promise.complete();
        try {
            promise.fail("Timeout");
        } catch (IllegalStateException late) {
            return late;
        }
        throw new AssertionError("it was not late");
    }

    private static boolean isTold(@Nullable Throwable thrown) {
        var line = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
        line.setThrown(thrown);
        return new KnownNoise().isLoggable(line);
    }
}
