package dev.mayday.alerts.evaluation;

import static dev.mayday.alerts.Given.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.World;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A change that comes before the migration that it needs: in a rolling upgrade, or at a database
/// that came after us.
@QuarkusTest
@QuarkusTestResource(Database.class)
class NoColumnYetTest {

    @Inject World world;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE alerts.issue RENAME COLUMN environments TO places |"
                        + " ALTER TABLE alerts.issue RENAME COLUMN places TO environments",
                "ALTER TABLE alerts.issue RENAME TO later | ALTER TABLE alerts.later RENAME TO issue",
                "ALTER SCHEMA alerts RENAME TO later | ALTER SCHEMA later RENAME TO alerts",
            })
    void is_waited_with_until_the_migration_is_through(String away, String there) throws Exception {
        var issue = anIssue();
        // What was said before must not keep it from being said again.
        world.passes(Duration.ofMinutes(1));
        var ear = new Ear();
        CompletableFuture<Void> heard;
        world.sql(away);
        try {
            heard = world.told(issue.is(Kind.OPENED));
            ear.hears(heard);
            assertThat(heard).isNotDone();
        } finally {
            ear.close();
            world.sql(there);
        }
        heard.get(60, TimeUnit.SECONDS);

        assertThat(world.evaluations(issue.project())).containsExactly("destination_missing");
        assertThat(world.putAside(issue.project())).isEmpty();
    }

    /// Whether somebody says that they wait, or puts aside what they should wait with.
    private static final class Ear extends Handler {

        private final Logger all = Logger.getLogger("dev.mayday");
        private final CountDownLatch said = new CountDownLatch(1);

        Ear() {
            all.addHandler(this);
        }

        void hears(CompletableFuture<Void> heard) throws InterruptedException {
            heard.thenRun(said::countDown);
            assertThat(said.await(60, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().contains("waits for the database")
                    || line.getMessage().contains("not evaluated yet")
                    || line.getMessage().contains("put aside")) said.countDown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            all.removeHandler(this);
        }
    }
}
