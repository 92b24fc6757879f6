package dev.mayday.ingest.reading;

import static dev.mayday.ingest.reading.Forms.DUMP;
import static dev.mayday.ingest.reading.Forms.part;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How much may come out of a report.
class ReportReaderTest {

    private static final int MB = 1 << 20;
    private static final int MOST = 20 * MB;

    private final ReportReader reader =
            new ReportReader(new EnvelopeReader(Limits.defaults()), Limits.defaults(), MOST);
    private final List<Long> asked = new ArrayList<>();

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new Report.OfBrowser("", ""), MB),
                Arguments.of(new Report.CheckIn("nightly", false, Map.of()), 100 << 10),
                Arguments.of(new Report.Otlp("otel_traces_data", "application/json"), 12 * MB),
                Arguments.of(new Report.Otlp("otel_log", "application/json"), 12 * MB),
                Arguments.of(new Report.Minidump(""), MOST),
                Arguments.of(new Report.Minidump(Forms.TYPE), MOST),
                Arguments.of(new Report.Attachments(new UUID(1, 1), Forms.TYPE), MOST));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_larger_than_its_kind_may_be_is_not_unpacked(Report report, int most) {
        for (var encoding : List.of(ContentEncoding.GZIP, ContentEncoding.IDENTITY)) {
            assertThat(
                            read(
                                    report,
                                    encoded(encoding, new byte[most + 1]),
                                    encoding,
                                    Long.MAX_VALUE))
                    .isEqualTo(new Reading.Refused(new Refusal.ContentTooLarge(most)));
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_nobody_has_room_for_is_not_unpacked(Report report, int most) {
        var body = encoded(ContentEncoding.GZIP, new byte[most]);

        assertThat(read(report, body, ContentEncoding.GZIP, most - 1))
                .isEqualTo(new Reading.Refused(new Refusal.Overloaded()));
        assertThat(asked).singleElement().matches(bytes -> bytes >= most);
    }

    @Test
    void what_is_little_finds_room_beside_any_large_one() {
        var checkIn = new Report.CheckIn("nightly", false, Map.of());
        var body = "{\"status\":\"ok\"}".getBytes(ISO_8859_1);

        assertThat(read(checkIn, body, ContentEncoding.IDENTITY, 0))
                .isInstanceOf(Reading.Readable.class);
    }

    @Test
    void what_comes_behind_a_report_is_not_passed_over() {
        var two = "{\"csp-report\":{}}{\"csp-report\":{}}".getBytes(ISO_8859_1);

        assertThat(read(new Report.OfBrowser("", ""), two, ContentEncoding.IDENTITY, MOST))
                .isInstanceOf(Reading.Refused.class);
    }

    @Test
    void a_form_may_be_announced_in_any_letters() {
        var form = Forms.of(part(DUMP, "MDMP")).getBytes(ISO_8859_1);
        var report = new Report.Minidump("Multipart/FORM-Data; Charset=UTF-8; BOUNDARY=xx");

        assertThat(read(report, form, ContentEncoding.IDENTITY, MOST))
                .isInstanceOf(Reading.Readable.class);
    }

    @Test
    void a_dump_that_is_packed_in_itself_is_bounded_alike() {
        var dump = encoded(ContentEncoding.GZIP, new byte[MOST + 1]);

        assertThat(read(new Report.Minidump(""), dump, ContentEncoding.IDENTITY, Long.MAX_VALUE))
                .isEqualTo(new Reading.Refused(new Refusal.ContentTooLarge(MOST)));

        var smaller = encoded(ContentEncoding.GZIP, new byte[MOST]);
        assertThat(read(new Report.Minidump(""), smaller, ContentEncoding.IDENTITY, 2L * MOST))
                .isEqualTo(new Reading.Refused(new Refusal.Overloaded()));
    }

    @Test
    void a_dump_and_what_comes_with_it_are_together_no_larger_than_a_body() {
        var dump = new byte[MOST - MB];
        dump[0] = dump[2] = 'M';
        dump[1] = 'D';
        dump[3] = 'P';
        var packed = new String(encoded(ContentEncoding.GZIP, dump), ISO_8859_1);
        var form =
                Forms.of(part(DUMP, packed), part("log\"; filename=\"a.log", "x".repeat(3 * MB)));

        assertThat(readForm(form))
                .isEqualTo(new Reading.Refused(new Refusal.ContentTooLarge(MOST)));
    }

    @Test
    void what_becomes_JSON_of_a_form_is_bounded_before_it_does() {
        var form = Forms.of(part(DUMP, "MDMP"), part("guid", "\1".repeat(MB)));

        assertThat(readForm(form))
                .isEqualTo(new Reading.Refused(new Refusal.ItemTooLarge("event")));
    }

    private Reading.Done readForm(String form) {
        var report = new Report.Minidump(Forms.TYPE);
        return read(report, form.getBytes(ISO_8859_1), ContentEncoding.IDENTITY, Long.MAX_VALUE);
    }

    private Reading.Done read(Report report, byte[] body, ContentEncoding encoding, long room) {
        return reader.read(
                report,
                body,
                encoding,
                bytes -> {
                    asked.add(bytes);
                    return asked.stream().mapToLong(Long::longValue).sum() <= room;
                });
    }

    private static byte[] encoded(ContentEncoding encoding, byte[] bytes) {
        if (encoding == ContentEncoding.IDENTITY) return bytes;
        // Else it shrinks so much that it is a bomb at any size.
        for (int i = 0; i < bytes.length; i += 100)
            if (bytes[i] == 0) bytes[i] = (byte) (i * 7919 >> 4);
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
