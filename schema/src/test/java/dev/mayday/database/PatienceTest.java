package dev.mayday.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Logger LOG = Logger.getLogger(Patience.class.getName());
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Patience patience = new Patience("a test", InstantSource.system());
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void what_nobody_knows_is_tried_five_times_where_a_record_may_be_behind_it() {
        var failing = patience.outlastKnown(() -> failing(new NoStackTraceThrowable("what?"), 99));

        assertThatThrownBy(() -> failing.await().atMost(LONG)).hasRootCauseMessage("what?");
        assertThat(tries).hasValue(5);
    }

    @Test
    void what_nobody_knows_is_outlasted_where_no_record_can_be_behind_it() {
        assertOutlasted(patience.outlast(() -> failing(new NoStackTraceThrowable("what?"), 7)));
    }

    @Test
    void a_database_that_is_away_is_outlasted() {
        assertOutlasted(patience.outlastKnown(() -> failing(new ConnectException(), 7)));
    }

    @Test
    void a_column_that_is_not_there_yet_is_outlasted() {
        var missing = new PgException("column does not exist", "ERROR", "42703", null);

        assertOutlasted(patience.outlastKnown(() -> failing(missing, 7)));
    }

    @Test
    void what_must_not_be_lost_outlasts_its_own_fault() {
        assertOutlasted(patience.outlastAll(() -> failing(new IllegalStateException(), 7)));
    }

    @Test
    void one_kind_of_trouble_does_not_silence_another() {
        var missing = new PgException("column does not exist", "ERROR", "42703", null);
        var troubles = List.of(new ConnectException(), new ConnectException(), missing, missing);
        var rest = new ArrayDeque<Exception>(troubles);
        var said = new ArrayList<String>();
        var ear = ear(said);
        try {
            new Patience("a test", InstantSource.fixed(Instant.EPOCH))
                    .outlast(
                            () ->
                                    rest.isEmpty()
                                            ? Uni.createFrom().item(1)
                                            : Uni.createFrom().failure(rest.remove()))
                    .await()
                    .atMost(LONG);
        } finally {
            LOG.removeHandler(ear);
        }

        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("a test waits for the database", "42703");
    }

    private void assertOutlasted(Uni<Integer> work) {
        work.await().atMost(LONG);

        assertThat(tries).hasValue(8);
    }

    private static Handler ear(List<String> said) {
        var ear =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        said.add(line.getMessage());
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        LOG.addHandler(ear);
        return ear;
    }

    private Uni<Integer> failing(Throwable failure, int times) {
        return tries.incrementAndGet() > times
                ? Uni.createFrom().item(times)
                : Uni.createFrom().failure(failure);
    }
}
