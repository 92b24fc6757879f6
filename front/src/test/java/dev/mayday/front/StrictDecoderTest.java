package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictDecoderTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String REQUEST = "GET /issues HTTP/1.1\r\nHost: a\r\n\r\n";

    private EmbeddedChannel connection;

    @BeforeEach
    void connect() {
        connection = new EmbeddedChannel();
        connection.freezeTime();
        connection.pipeline().addLast(new StrictDecoder(DEADLINE));
    }

    @Test
    void a_connection_whose_request_came_in_one_piece_may_be_answered_for_as_long_as_it_takes() {
        connection.writeInbound(bytes(REQUEST));

        pass(DEADLINE.multipliedBy(60));

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void a_connection_that_is_kept_alive_may_ask_again_much_later() {
        connection.writeInbound(bytes(REQUEST));
        pass(DEADLINE.multipliedBy(2));
        connection.writeInbound(bytes(REQUEST));

        pass(DEADLINE.multipliedBy(2));

        assertThat(connection.isOpen()).isTrue();
        assertThat(connection.inboundMessages().toString()).doesNotContain("refused");
    }

    @Test
    void a_connection_that_says_nothing_is_closed() {
        pass(DEADLINE.plusSeconds(1));

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void a_head_that_takes_too_long_is_refused_the_second_time_too() {
        connection.writeInbound(bytes(REQUEST + "GET /issues HTTP/1.1\r\nHos"));

        pass(DEADLINE.plusSeconds(1));

        assertThat(connection.inboundMessages().toString()).contains("408 headers came too slowly");
    }

    private void pass(Duration time) {
        connection.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
}
