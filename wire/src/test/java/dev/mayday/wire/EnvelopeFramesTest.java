package dev.mayday.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors C of protocol 13.3 as far as framing decides them.
class EnvelopeFramesTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    /// What is expected of a body: each item as `type:payload`.
    record Case(String name, String body, List<String> items) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> wellFormed() {
        var session = "{\"started\":\"2020-02-07T14:16:00Z\"}";
        return Stream.of(
                new Case("C1 empty header", "{}", List.of()),
                new Case("C2 header with newline", "{\"event_id\":\"" + ID + "\"}\n", List.of()),
                new Case(
                        "C3 session without length",
                        "{}\n{\"type\":\"session\"}\n" + session,
                        List.of("session:" + session)),
                new Case(
                        "C4 two empty attachments, header at the end",
                        "{}\n{\"type\":\"attachment\",\"length\":0}\n\n"
                                + "{\"type\":\"attachment\",\"length\":0}",
                        List.of("attachment:", "attachment:")),
                new Case(
                        "C5 line payload at the end",
                        "{}\n{\"type\":\"attachment\"}\nhelloworld",
                        List.of("attachment:helloworld")),
                new Case(
                        "C5 line payload with newline",
                        "{}\n{\"type\":\"attachment\"}\nhelloworld\n",
                        List.of("attachment:helloworld")),
                new Case(
                        "C6 attachment that keeps its CRLF, then an event",
                        "{}\n{\"type\":\"attachment\",\"length\":10}\n\u00EF\u00BB\u00BFhello\r\n\n"
                                + "{\"type\":\"event\",\"length\":2}\n{}\n",
                        List.of("attachment:\u00EF\u00BB\u00BFhello\r\n", "event:{}")),
                new Case(
                        "C10 unknown binary item, then an event",
                        "{}\n{\"type\":\"x\",\"length\":3}\n\n\0\n\n{\"type\":\"event\"}\n{}",
                        List.of("x:\n\0\n", "event:{}")),
                new Case(
                        "C11 header lines with CRLF",
                        "{}\r\n{\"type\":\"event\",\"length\":2}\r\n{}\n",
                        List.of("event:{}")),
                new Case(
                        "C12 blank lines at the end and between",
                        "{}\n\n{\"type\":\"event\"}\n{}\n\r\n  \n{\"type\":\"x\"}\ny\n\n\n ",
                        List.of("event:{}", "x:y")),
                new Case("byte order mark", "\u00EF\u00BB\u00BF{}\n", List.of()),
                new Case("item without type", "{}\n{\"a\":1}\nx", List.of(":x")),
                new Case("null length", "{}\n{\"type\":\"a\",\"length\":null}\nx", List.of("a:x")),
                new Case("last length wins", "{}\n{\"length\":9,\"length\":1}\nx", List.of(":x")),
                new Case("C24 null sent_at", "{\"sent_at\":null}", List.of()),
                new Case("C24 garbage sent_at", "{\"sent_at\":\"garbage\"}", List.of()),
                new Case("broken trace", "{\"trace\":[[{}]],\"sdk\":3}", List.of()),
                new Case(
                        "file name that is no UTF-8",
                        "{}\n{\"type\":\"a\",\"filename\":\"\u00FC\"}\nx",
                        List.of("a:x")));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void a_lenient_reading_finds_every_item(Case vector) {
        var body = vector.body().getBytes(ISO_8859_1);

        var framing = EnvelopeFrames.read(body, Limits.defaults());

        assertThat(itemsOf(framing, body)).isEqualTo(vector.items());
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void it_does_not_matter_in_which_pieces_the_bytes_arrive(Case vector) {
        var body = vector.body().getBytes(ISO_8859_1);
        var whole = EnvelopeFrames.read(body, Limits.defaults());

        for (int size = 1; size < 7; size++) {
            var scanner = new EnvelopeScanner(Limits.defaults(), (_, _, _, _, _) -> {});
            for (int at = 0; at < body.length; at += size) {
                scanner.accept(body, at, Math.min(size, body.length - at));
            }

            assertThat(scanner.end()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | invalid envelope header",
                "[] | invalid envelope header",
                "{} x | invalid envelope header",
                "{\"event_id\":\"not-a-uuid\"} | invalid envelope header",
                "{\"event_id\":7} | invalid envelope header",
                "{\"dsn\":\"x\"} | invalid envelope header",
                "{};hello;x | invalid item header",
                "{};[];x | invalid item header",
                "{};{\"type\":\"a\",\"length\":-1};x | invalid item header",
                "{};{\"type\":\"a\",\"length\":\"1\"};x | invalid item header",
                "{};{\"type\":\"a\",\"length\":1.5};x | invalid item header",
                "{};{\"type\":\"a\",\"length\":3};xx | unexpected end of file",
                "{};{\"type\":\"a\",\"length\":1} | unexpected end of file",
                "{};{\"type\":\"a\",\"length\":1};xx; | missing newline after header or payload",
            })
    void what_is_no_envelope_is_refused_with_its_cause(String body, String cause) {
        var framing = EnvelopeFrames.read(body.replace(';', '\n').getBytes(UTF_8), limits());

        assertThat(framing)
                .isEqualTo(new Framing.Malformed("invalid event envelope", List.of(cause)));
    }

    @Test
    void an_empty_body_has_words_of_its_own() {
        assertThat(EnvelopeFrames.read(new byte[0], limits()))
                .isEqualTo(new Framing.Malformed("empty request body", List.of()));
    }

    @Test
    void the_header_becomes_facts() {
        var header =
                """
                {"event_id":"9EC79C33-EC99-42AB-8353-589FCB2E04DC","sent_at":"2026-01-02T03:04:05.5Z",\
                "dsn":"https://e12d836b15bb49d7bbf99e64295d995b:old@host/sub/42","unknown":[1],\
                "sdk":{"packages":[{"name":"p"}],"name":"sentry.python","version":"2.75.0"}}""";

        var framing = EnvelopeFrames.read(header.getBytes(UTF_8), limits());

        assertThat(((Framing.Envelope) framing).header())
                .isEqualTo(
                        new EnvelopeHeader(
                                EventIds.parse(ID).orElseThrow(),
                                new Dsn("e12d836b15bb49d7bbf99e64295d995b", "42"),
                                Instant.parse("2026-01-02T03:04:05.500Z"),
                                null,
                                "sentry.python",
                                "2.75.0"));
    }

    @Test
    void the_nil_id_is_no_id() {
        var body = "{\"event_id\":\"00000000000000000000000000000000\"}".getBytes(UTF_8);

        var framing = (Framing.Envelope) EnvelopeFrames.read(body, limits());

        assertThat(framing.header().eventId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "attachment", "check_in", "nobody-knows", "client_report"})
    void an_item_over_the_limit_of_its_type_is_too_large(String type) {
        var counted = "{}\n{\"type\":\"" + type + "\",\"length\":300000000}\n";
        var uncounted = "{}\n{\"type\":\"" + type + "\"}\n" + "x".repeat(3000);
        var small = Limits.of(2000, 2000, 2000);

        assertThat(EnvelopeFrames.read(counted.getBytes(UTF_8), limits()))
                .isEqualTo(new Framing.TooLarge(type));
        if (Limits.of(1, 2000, 2000).of(ItemFamily.of(type)).each() <= 2000) {
            assertThat(EnvelopeFrames.read(uncounted.getBytes(UTF_8), small))
                    .isEqualTo(new Framing.TooLarge(type));
        }
    }

    @ParameterizedTest
    @CsvSource({"session,100", "attachment,30", "check_in,1", "nobody-knows,1000", "event,100"})
    void so_many_items_of_a_type_are_the_most(String type, int most) {
        var item = "{\"type\":\"" + type + "\",\"length\":0}\n\n";

        assertThat(EnvelopeFrames.read(("{}\n" + item.repeat(most)).getBytes(UTF_8), limits()))
                .isInstanceOf(Framing.Envelope.class);
        assertThat(EnvelopeFrames.read(("{}\n" + item.repeat(most + 1)).getBytes(UTF_8), limits()))
                .isEqualTo(new Framing.TooLarge(type));
    }

    @Test
    void attachments_count_together() {
        long eighty = 80L << 20;
        var scanner = new EnvelopeScanner(limits(), (_, _, _, _, _) -> {});
        var block = new byte[1 << 20];
        scanner.accept("{}\n".getBytes(UTF_8), 0, 3);
        boolean wanted = true;
        for (int item = 0; item < 3 && wanted; item++) {
            var header = ("{\"type\":\"attachment\",\"length\":" + eighty + "}\n").getBytes(UTF_8);
            wanted = scanner.accept(header, 0, header.length);
            for (int i = 0; i < 80 && wanted; i++) wanted = scanner.accept(block, 0, block.length);
            if (wanted) scanner.accept("\n".getBytes(UTF_8), 0, 1);
        }

        assertThat(wanted).isFalse();
        assertThat(scanner.end()).isEqualTo(new Framing.TooLarge("attachment"));
    }

    @Test
    void a_header_of_hostile_shape_is_refused_and_not_read() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "\n";
        var endless = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}\n";
        var number = "{}\n{\"length\":" + "9".repeat(100_000) + "}\n";

        for (var hostile : List.of(deep, endless, number)) {
            assertThat(EnvelopeFrames.read(hostile.getBytes(UTF_8), limits()))
                    .isInstanceOf(Framing.Malformed.class);
        }
    }

    @Test
    void a_number_that_nobody_asked_for_may_have_any_length() {
        var digits = "9".repeat(50_000);
        var envelope =
                "{\"trace\":{\"x\":%s},\"sent_at\":%s,\"y\":%s.5}\n{\"type\":\"event\",\"z\":%s}\n{}"
                        .formatted(digits, digits, digits, digits);

        assertThat(
                        itemsOf(
                                EnvelopeFrames.read(envelope.getBytes(UTF_8), limits()),
                                envelope.getBytes(UTF_8)))
                .containsExactly("event:{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                " \t\n\n",
                "\uFEFF",
                "\uFEFF\n",
                "\n\uFEFF",
                "  ",
                "\uFEFF \r\n\uFEFF "
            })
    void blank_lines_and_marks_before_the_header_are_skipped(String before) {
        var envelope =
                before
                        + "{\"event_id\":\"9ec79c33ec9942ab8353589fcb2e04dc\"}\n{\"type\":\"event\"}\n{}";
        var bytes = envelope.getBytes(UTF_8);

        assertThat(itemsOf(EnvelopeFrames.read(bytes, limits()), bytes))
                .containsExactly("event:{}");
        assertThat(((Framing.Envelope) EnvelopeFrames.read(bytes, limits())).header().eventId())
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(ContentEncoding.class)
    void the_header_is_found_in_the_first_bytes_of_a_body_in_any_encoding(
            ContentEncoding encoding) {
        var noise = new StringBuilder();
        new Random(3).ints(20_000, 33, 126).forEach(c -> noise.append((char) c));
        var text = "\n{\"dsn\":\"https://abc@h/42\"}\n{\"type\":\"x\"}\n" + noise;
        var body = DecodingTest.encode(encoding, text.getBytes(UTF_8));

        // These give out nothing of a block before its end.
        boolean inBlocks = encoding == ContentEncoding.BROTLI || encoding == ContentEncoding.ZSTD;
        int size = inBlocks ? body.length : body.length - 10;
        assertThat(HeaderPeek.at(encoding, body, 3)).isInstanceOf(HeaderPeek.NotYet.class);
        assertThat(HeaderPeek.at(encoding, body, size))
                .isInstanceOfSatisfying(
                        HeaderPeek.Found.class,
                        found -> assertThat(found.header().dsn()).isEqualTo(new Dsn("abc", "42")));
        assertThat(HeaderPeek.at(ContentEncoding.IDENTITY, "hello\n".getBytes(UTF_8), 6))
                .isInstanceOf(HeaderPeek.Malformed.class);
    }

    /// Whatever comes, it is a value.
    @Test
    void random_bytes_never_throw() {
        var random = new Random(42);
        var alphabet = "{}[]\":,\n\r 019-\\etypelngh\0\u00FF".getBytes(ISO_8859_1);
        for (int run = 0; run < 20_000; run++) {
            var valid = "{}\n{\"type\":\"event\",\"length\":2}\n{}\n{\"type\":\"x\"}\nabc\n";
            var bytes = valid.getBytes(UTF_8);
            for (int change = random.nextInt(6); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = alphabet[random.nextInt(alphabet.length)];
            }

            var framing = EnvelopeFrames.read(bytes, limits());

            if (framing instanceof Framing.Envelope envelope) {
                for (var item : envelope.items()) {
                    assertThat(item.payload(bytes).remaining()).isEqualTo(item.length());
                }
            }
        }
    }

    private static Limits limits() {
        return Limits.defaults();
    }

    private static List<String> itemsOf(Framing framing, byte[] body) {
        assertThat(framing).isInstanceOf(Framing.Envelope.class);
        return ((Framing.Envelope) framing)
                .items().stream()
                        .map(
                                item -> {
                                    var payload = new byte[item.length()];
                                    item.payload(body).get(payload);
                                    return item.type() + ":" + new String(payload, ISO_8859_1);
                                })
                        .collect(Collectors.toCollection(ArrayList::new));
    }
}
