package dev.mayday.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreReaderTest {

    private static final String EVENT =
            "{\"event_id\":\"0123456789abcdef0123456789abcdef\",\"message\":\"hé\"}";

    private final StoreReader reader = new StoreReader(Limits.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void an_event_that_is_not_in_utf_8_is_refused(String charset) {
        var body = EVENT.getBytes(Charset.forName(charset));

        assertThat(read(body)).isInstanceOf(Reading.Refused.class);
        assertThat(read(Base64.getEncoder().encode(body))).isInstanceOf(Reading.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0{}", "{\0}", "{\0\"a\":1}", "{\"a\"\0:1}", "{\"a\":1\0}", "{}\0"})
    void zero_bytes_outside_of_strings_are_no_json(String body) {
        var done = read(body.getBytes(StandardCharsets.UTF_8));

        assertThat(done)
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.because()).isInstanceOf(Refusal.BadJson.class));
    }

    @Test
    void a_zero_byte_within_a_string_is_the_digest_s_to_clean() {
        assertThat(read("{\"message\":\"a\0b\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Readable.class);
    }

    @Test
    void an_event_in_utf_8_is_read() {
        assertThat(read(EVENT.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Reading.Readable.class);
    }

    private Reading.Done read(byte[] body) {
        return reader.read(body, ContentEncoding.IDENTITY);
    }
}
