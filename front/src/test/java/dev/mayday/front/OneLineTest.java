package dev.mayday.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class OneLineTest {

    private static final String FORGED =
            "x\r\n2026-11-27 00:00:00 INFO [audit] admin signed in\u001b[2J\u2028y\u202e";

    @Test
    void nothing_that_is_sent_begins_a_line_or_speaks_to_a_terminal() {
        var line =
                new ExtLogRecord(
                        Level.INFO, "refused name=%s", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {FORGED});

        new KnownNoise().isLoggable(line);

        assertThat(line.getFormattedMessage())
                .isEqualTo(
                        "refused name=x\\r\\n2026-11-27 00:00:00 INFO [audit] admin signed"
                                + " in\\u001b[2J\\u2028y\\u202e");
    }

    @Test
    void what_exceptions_say_does_not_either_and_their_frames_stay() {
        var thrown = new IllegalStateException("a", new IllegalArgumentException(FORGED));
        var line = new ExtLogRecord(Level.INFO, "failed", "test");
        line.setThrown(thrown);

        new KnownNoise().isLoggable(line);

        var text = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(text));
        assertThat(text.toString())
                .contains("java.lang.IllegalStateException: a")
                .contains("Caused by: java.lang.IllegalArgumentException: x\\r\\n2026")
                .contains("at dev.mayday.front.OneLineTest")
                .doesNotContain("\n2026", "\u001b");
    }

    @Test
    void what_is_on_one_line_is_left_alone() {
        var thrown = new IllegalStateException("a\tb");
        var line =
                new ExtLogRecord(
                        Level.INFO, "grüße %s\t{0}", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {"ada"});
        line.setThrown(thrown);

        new KnownNoise().isLoggable(line);

        assertThat(line.getFormattedMessage()).isEqualTo("grüße ada\t{0}");
        assertThat(line.getThrown()).isSameAs(thrown);
    }
}
