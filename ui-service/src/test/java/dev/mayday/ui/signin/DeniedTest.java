package dev.mayday.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ui.signin.SessionDesk.Denied;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeniedTest {

    @Test
    void only_who_guessed_too_often_waits_for_his_answer() {
        assertThat(new Denied(429, "Too many tries.").heldBack()).isPositive();
        assertThat(new Denied(422, "").heldBack()).isEqualTo(Duration.ZERO);
        assertThat(new Denied(503, "Busy.").heldBack()).isEqualTo(Duration.ZERO);
    }
}
