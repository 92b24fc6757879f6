package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeldomTest {

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final Seldom seldom = new Seldom(() -> now, Duration.ofSeconds(10));
    private final List<String> said = new ArrayList<>();

    @Test
    void what_goes_on_is_said_at_once_and_then_once_in_a_while() {
        for (int second = 0; second < 21; second++) {
            var line = "second " + second;
            seldom.say(() -> said.add(line));
            now = now.plusSeconds(1);
        }

        assertThat(said).containsExactly("second 0", "second 10", "second 20");
    }

    @Test
    void one_kind_of_trouble_does_not_keep_another_out_of_the_log() {
        for (int second = 0; second < 3; second++) {
            seldom.say("Timeout", () -> said.add("no connection"));
            seldom.say("42P01", () -> said.add("no table"));
            now = now.plusSeconds(4);
        }

        assertThat(said).containsExactly("no connection", "no table");
    }
}
