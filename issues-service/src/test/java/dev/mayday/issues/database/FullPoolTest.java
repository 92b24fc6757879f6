package dev.mayday.issues.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.database.Fault;
import dev.mayday.issues.testing.Database;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FullPoolTest {

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
}
