package dev.mayday.alerts.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final String URL =
            "https://hooks.slack.com/services/T0/B0/s3cr3tPart?token=hush-hush";

    @Test
    void secrets_of_the_address_that_a_receiver_echoes_are_masked() {
        var answer =
                "no hook at /services/T0/B0/s3cr3tPart?token=hush-hush (s3cr3tPart, hush-hush)";

        var excerpt = Reply.excerpt(answer, Reply.secrets(URL));

        assertThat(excerpt)
                .doesNotContain("s3cr3tPart")
                .doesNotContain("hush-hush")
                .startsWith("no hook at ***");
    }

    @Test
    void no_more_than_a_kibibyte_is_kept_and_no_character_is_halved() {
        var excerpt = Reply.excerpt("a" + "🙂".repeat(1000), Reply.secrets(URL));

        assertThat(excerpt.getBytes(StandardCharsets.UTF_8)).hasSize(1021);
        assertThat(excerpt).endsWith("🙂");
    }

    @Test
    void characters_that_cannot_be_stored_or_forge_lines_are_left_out() {
        assertThat(Reply.excerpt("a\u0000b\u001b[31m\r\nc", Reply.secrets(URL)))
                .isEqualTo("ab[31m\nc");
    }
}
