package dev.mayday.ingest.reading;

import static dev.mayday.ingest.reading.Forms.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

    private static final String DISPOSITION = "Content-Disposition: form-data; ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                DISPOSITION + "name=\"\"\r\n",
                DISPOSITION + "name=\"  \"\r\n",
                DISPOSITION + "name=\"\r\n",
                DISPOSITION + "name=\r\n",
                DISPOSITION + "name\r\n",
                DISPOSITION + "=\"a\"\r\n",
                DISPOSITION + ";;=;\r\n",
                "Content-Disposition: form-data\r\n",
                "Content-Disposition:\r\n",
                "Content-Disposition\r\n",
                "Content-Type: text/plain\r\n",
                ": nameless\r\n",
                "",
            })
    void a_field_that_has_no_name_is_passed_over_and_the_rest_is_kept(String headers) {
        var form =
                Forms.of(part("before", "1"), "--xx\r\n" + headers + "\r\nodd\r\n", part("c", "2"));

        assertThat(parts(form)).extracting(Parts.Part::name).containsExactly("before", "c");
        assertThat(parts(form)).extracting(Parts.Part::text).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "form-data; name=\"\"; filename=\"a.txt\"",
                "form-data; filename=\"a.txt\"",
                "form-data; filename=a.txt",
                "form-data; filename*=UTF-8''a%2Etxt",
                "attachment; filename=\"a.txt\"",
            })
    void a_file_is_kept_without_a_name_too(String disposition) {
        var form =
                Forms.of(
                        "--xx\r\nContent-Disposition: " + disposition + "\r\n\r\nhello\r\n",
                        part("c", "2"));

        assertThat(parts(form)).extracting(Parts.Part::filename).containsExactly("a.txt", null);
        assertThat(parts(form).getFirst().text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=klingon",
                "Content-Type: text/plain; charset=",
                "Content-Transfer-Encoding: quoted-printable",
                "Content-Length: x",
                "Content-Type: multipart/mixed",
            })
    void what_a_part_says_of_itself_costs_neither_it_nor_the_others(String header) {
        var form =
                Forms.of(
                        "--xx\r\n" + DISPOSITION + "name=\"a\"\r\n" + header + "\r\n\r\n1\r\n",
                        part("b", "2"));

        assertThat(parts(form)).extracting(Parts.Part::name).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "filename=\"a;b=c.txt\"; name=\"n\",   a;b=c.txt",
                "name=n; filename=\"a\\\"b.txt\",      a\"b.txt",
                "name=n; FileName = \"C:\\dir\\a.txt\", C:\\dir\\a.txt",
                "name=n; filename=\"\",                ||",
                "name=n; filename*=UTF-8''na%C3%AFve+a.txt, naïve+a.txt",
                "name=n; filename*=%zz,                %zz",
                "name=n; filename=first; filename=second, first",
            })
    void names_of_files_are_read_as_programs_write_them(String parameters, String filename) {
        var form = Forms.of("--xx\r\n" + DISPOSITION + parameters + "\r\n\r\nx\r\n");

        assertThat(parts(form))
                .extracting(Parts.Part::name, Parts.Part::filename)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("n", filename));
    }

    @Test
    void only_a_line_of_its_own_parts_them() {
        var content = "a--xx\r\n--xxx\r\n --xx\r\n--x\r\n-\r\n";
        var form = "preamble\r\n" + part("a", content) + "--xx  \r\n" + part("b", "").substring(6);

        assertThat(parts(form + "--xx--epilogue\r\n--xx\r\n\r\n"))
                .extracting(Parts.Part::text)
                .containsExactly(content, "");
    }

    @Test
    void lines_may_end_with_a_line_feed_alone() {
        var form = Forms.of(part("a", "1"), part("b", "2\r")).replace("\r\n", "\n");

        assertThat(parts(form)).extracting(Parts.Part::text).containsExactly("1", "2");
    }

    @Test
    void what_is_cut_off_is_passed_over() {
        var form = Forms.of(part("a", "1"), part("b", "2"));
        int begun = form.indexOf("--xx", 4) + "--xx\r\n".length();
        for (int length = begun; length < form.indexOf("2\r\n"); length++) {
            assertThat(parts(form.substring(0, length)))
                    .as(form.substring(0, length))
                    .extracting(Parts.Part::name)
                    .containsExactly("a");
        }
    }

    @Test
    void no_bytes_are_more_than_can_be_read() {
        var random = new Random(5);
        var form = Forms.of(part("a\"; filename=\"b", "1"), part("b", "2")).getBytes(UTF_8);
        for (int run = 0; run < 5000; run++) {
            var broken = form.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                broken[random.nextInt(form.length)] =
                        (byte) "\r\n-x\";=: \0\u00ff".charAt(random.nextInt(11));
            }
            var parts = Parts.of(Forms.TYPE, broken);

            if (parts != null) assertThat(parts).hasSizeLessThanOrEqualTo(3);
        }
    }

    private static List<Parts.Part> parts(String form) {
        return Parts.of(Forms.TYPE, form.getBytes(UTF_8));
    }
}
