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

    /// Bad bytes become U+FFFD in the digest, here as in an envelope.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"\u00FF\"}",
                "{\"message\":\"caf\u00E9\"}",
                "{\"\u00C3\":1}",
                "{\"message\":\"\u00C0\u0080\"}",
                "{\"message\":\"\u00ED\u00A0\u0080\"}",
                "{\"message\":\"\u00F0\u009F\"}",
                "{\"message\":\"\u00E4\u00B8\",\"a\":\"b\"}",
                "\u00EF\u00BB\u00BF{\"message\":\"\u00FE\"}",
            })
    void an_event_in_bad_utf_8_is_read(String bytes) {
        var body = bytes.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(body)).isInstanceOf(Reading.Readable.class);
        assertThat(read(Base64.getEncoder().encode(body))).isInstanceOf(Reading.Readable.class);
    }

    /// That is no bad UTF-8 but another encoding, of which the digest would read nothing.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void an_event_in_letters_of_two_or_four_bytes_is_refused(String charset) {
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
