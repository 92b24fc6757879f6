package dev.mayday.issues.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstStepsTest {

    @Inject FirstSteps firstSteps;
    @Inject Fixtures fixtures;

    @Test
    void replicas_that_start_at_once_make_everything_once() throws Exception {
        fixtures.run("UPDATE organization SET slug = 'old' || id WHERE slug = 'mayday'");
        fixtures.run(
                "UPDATE account SET email = 'old' || id || '@localhost' WHERE email = 'admin@localhost'");

        startAtOnce(6);

        assertThat(fixtures.number("SELECT count(*) FROM organization WHERE slug = 'mayday'"))
                .isOne();
        assertThat(fixtures.number("SELECT count(*) FROM account WHERE email = 'admin@localhost'"))
                .isOne();
        assertThat(
                        fixtures.number(
                                "SELECT count(*) FROM project p JOIN project_key k ON k.project_id = p.id"
                                        + " JOIN organization o ON o.id = p.organization_id WHERE o.slug = 'mayday'"))
                .isOne();
        assertThat(fixtures.number("SELECT count(*) FROM installation WHERE length(user_key) = 32"))
                .isOne();
    }

    private void startAtOnce(int replicas) throws InterruptedException, ExecutionException {
        Callable<?> start =
                () -> {
                    try {
                        return VertxContextSupport.subscribeAndAwait(firstSteps::make);
                    } catch (Throwable e) {
                        throw new IllegalStateException(e);
                    }
                };
        try (var threads = Executors.newFixedThreadPool(replicas)) {
            var starts = IntStream.range(0, replicas).mapToObj(_ -> threads.submit(start)).toList();
            for (var each : starts) each.get();
        }
    }
}
