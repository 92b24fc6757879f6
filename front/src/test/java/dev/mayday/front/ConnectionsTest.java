package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A door that nobody can come through, as when the process may open no more files.
class ConnectionsTest {

    private record Settings(
            Optional<List<String>> trustedProxies,
            int connectionsPerAddress,
            int connections,
            Duration headDeadline,
            Duration idle,
            boolean http2,
            Optional<String> operatorToken)
            implements FrontConfig {}

    private final EmbeddedChannel door = new EmbeddedChannel();

    @BeforeEach
    void open() {
        var config =
                new Settings(
                        Optional.empty(),
                        512,
                        8192,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(75),
                        false,
                        Optional.empty());
        door.freezeTime();
        door.pipeline().addLast(new Connections(config));
    }

    @Test
    void after_a_connection_that_could_not_be_accepted_nobody_looks_for_a_second() {
        fail();

        pass(999);
        assertThat(looks()).isFalse();

        pass(1);
        assertThat(looks()).isTrue();
    }

    @Test
    void a_door_that_goes_on_failing_is_looked_at_once_a_second() {
        int looks = 0;
        for (int at = 0; at < 10_000; at++) {
            if (looks()) {
                looks++;
                fail();
                fail();
            }
            pass(1);
        }

        assertThat(looks).isEqualTo(10);
    }

    private void fail() {
        door.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    }

    private boolean looks() {
        return door.config().isAutoRead();
    }

    private void pass(int milliseconds) {
        door.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        door.runScheduledPendingTasks();
    }
}
