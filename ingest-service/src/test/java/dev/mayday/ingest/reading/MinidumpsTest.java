package dev.mayday.ingest.reading;

import static dev.mayday.ingest.reading.Forms.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Limits;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinidumpsTest {

    private static final List<String> NAMES =
            List.of(
                    "sentry",
                    "sentry__1",
                    "sentry__0002",
                    "sentry[extra]",
                    "sentry[extra][a]",
                    "sentry[tags][a][b][c]",
                    "sentry[event_id]",
                    "sentry[exception]",
                    "sentry[]",
                    "sentry[",
                    "extra",
                    "guid",
                    "");
    private static final List<String> VALUES =
            List.of(
                    "{\"extra\":5}",
                    "{\"extra\":null}",
                    "{\"extra\":[]}",
                    "{\"extra\":{\"a\":1}}",
                    "{\"tags\":7,\"exception\":\"x\"}",
                    "{\"event_id\":{}}",
                    "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}",
                    "{\"level\":1e999999999}",
                    "{\"a\":" + "[".repeat(3000),
                    "[1]",
                    "{",
                    "\"",
                    "\0\ud800",
                    "");

    private final ReportReader reader =
            new ReportReader(new EnvelopeReader(Limits.defaults()), Limits.defaults(), 20 << 20);

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "[]", "\"text\""})
    void what_a_program_says_as_extra_gives_way_to_its_other_fields(String extra) {
        var form = part("sentry", "{\"extra\":" + extra + "}") + part("guid", "7");

        assertThat(text(read(form))).contains("\"extra\":{\"guid\":\"7\"}");
    }

    @Test
    void what_a_program_says_that_is_no_JSON_is_kept_whatever_extra_was() {
        var form = part("sentry", "{\"extra\":5}") + part("sentry__1", "{broken");

        assertThat(text(read(form))).contains("\"extra\":{\"sentry\":\"{broken\"}");
    }

    @Test
    void no_fields_of_a_form_are_more_than_can_be_read() {
        var random = new Random(11);
        for (int run = 0; run < 3000; run++) {
            var form = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                form.append(part(oneOf(NAMES, random), oneOf(VALUES, random)));
            }

            assertThat(read(form.toString()))
                    .as(form.toString())
                    .isInstanceOf(Reading.Readable.class);
        }
    }

    private Reading.Done read(String fields) {
        var form = Forms.of(part(Forms.DUMP, "MDMP-bytes"), fields);
        return reader.read(
                new Report.Minidump(Forms.TYPE),
                form.getBytes(UTF_8),
                ContentEncoding.IDENTITY,
                _ -> true);
    }

    private static String text(Reading.Done reading) {
        return new String(((Reading.Readable) reading).body(), UTF_8);
    }

    private static String oneOf(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
