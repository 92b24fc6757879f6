package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong gets the status of the protocol and a JSON detail, or is accepted and ends in a
/// named outcome; the process neither grows nor stumbles.
class BadInputTest {

    @TempDir static Path directory;
    private static Standalone mayday;

    @BeforeAll
    static void start() throws Exception {
        mayday = Standalone.start("bad-input", directory.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        mayday.close();
    }

    @Test
    void a_wrong_or_missing_key_is_refused_with_a_detail() throws Exception {
        var project = mayday.projectId();
        var stranger = new EventSender(mayday.origin(), "0".repeat(32), project);

        assertRefused(stranger.post(envelope("{}"), "identity").get(), 403);
        assertRefused(
                new EventSender(mayday.origin(), "xyz", project)
                        .post(envelope("{}"), "identity")
                        .get(),
                400);
        assertRefused(
                new EventSender(mayday.origin(), "", project)
                        .post(envelope("{}"), "identity")
                        .get(),
                401);
    }

    @Test
    void broken_bodies_are_refused_with_a_detail() throws Exception {
        var packed = EventSender.gzip(envelope(EventSender.keyError("classify", 1)));

        assertRefused(post(Arrays.copyOf(packed, packed.length / 2), "gzip"), 400);
        assertRefused(post(new byte[0], "identity"), 400);
        assertRefused(post("hello".getBytes(StandardCharsets.UTF_8), "identity"), 400);
        assertRefused(post(packed, "lzma"), 415);
        assertRefused(
                post(envelope("{\"message\":\"" + "x".repeat(2_000_000) + "\"}"), "identity"), 413);
    }

    @Test
    void a_bomb_is_refused_while_memory_stays_bounded() throws Exception {
        long before = residentKilobytes();
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(
                    "{}\n{\"type\":\"event\"}\n{\"message\":\"".getBytes(StandardCharsets.UTF_8));
            var zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 1024; megabyte++) gzip.write(zeros);
        }

        for (int i = 0; i < 5; i++) assertRefused(post(bomb.toByteArray(), "gzip"), 413);

        assertThat(residentKilobytes() - before).isLessThan(120_000);
        assertAlive("after the bomb");
    }

    /// Of noise, which is as large in memory as it says. Packed twice, so that there are two of it.
    @ParameterizedTest
    @CsvSource({"1, small", "6, fair", "7, large", "15, larger", "19, largest"})
    void dumps_of_any_size_do_not_end_the_process(int megabytes, String size) throws Exception {
        var dump = new byte[megabytes << 20];
        new Random(megabytes).nextBytes(dump);
        System.arraycopy("MDMP".getBytes(StandardCharsets.US_ASCII), 0, dump, 0, 4);
        var head =
                "--xx\r\nContent-Disposition: form-data; name=\"upload_file_minidump\";"
                        + " filename=\"a.dmp\"\r\n\r\n";
        var form = new ByteArrayOutputStream();
        form.write(head.getBytes(StandardCharsets.US_ASCII));
        form.write(EventSender.gzip(dump));
        form.write("\r\n--xx--\r\n".getBytes(StandardCharsets.US_ASCII));
        var body = EventSender.gzip(form.toByteArray());

        for (int round = 0; round < 5; round++) {
            var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (int i = 0; i < 3; i++) {
                answers.add(
                        mayday.sender()
                                .post(
                                        "minidump",
                                        "multipart/form-data; boundary=xx",
                                        body,
                                        "gzip"));
            }
            for (var answer : answers) assertThat(answer.get().statusCode()).isIn(200, 413, 503);
        }

        assertAlive("after " + size + " dumps");
    }

    /// As large as a body may be, which takes most of the memory that there is.
    @Test
    void large_envelopes_do_not_end_the_process() throws Exception {
        var noise = new byte[19 << 20];
        new Random(7).nextBytes(noise);
        var head = "{}\n{\"type\":\"attachment\",\"length\":%d}\n".formatted(noise.length);
        var envelope = new ByteArrayOutputStream();
        envelope.write(head.getBytes(StandardCharsets.US_ASCII));
        envelope.write(noise);

        for (int round = 0; round < 5; round++) {
            var first = mayday.sender().post(envelope.toByteArray(), "identity");
            var second = mayday.sender().post(envelope.toByteArray(), "identity");
            assertThat(first.get().statusCode()).isIn(200, 503);
            assertThat(second.get().statusCode()).isIn(200, 503);
        }

        assertAlive("after large envelopes");
    }

    @Test
    void hostile_events_are_accepted_and_the_next_one_arrives() throws Exception {
        var deep =
                "{\"message\":\"deep\",\"extra\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        var nul = "{\"message\":\"nul \\u0000 here\",\"tags\":{\"a\\u0000b\":\"c\\u0000d\"}}";
        var utf8 = envelope("{\"message\":\"bad @ utf8\"}");
        for (int i = 0; i < utf8.length; i++) if (utf8[i] == '@') utf8[i] = (byte) 0xFF;

        assertThat(post(envelope(deep), "identity").statusCode()).isEqualTo(200);
        assertThat(post(envelope(nul), "identity").statusCode()).isEqualTo(200);
        assertThat(post(utf8, "identity").statusCode()).isEqualTo(200);
        assertThat(post(envelope("{\"message\":"), "identity").statusCode()).isEqualTo(200);

        mayday.api().awaitIssue("nul");
        mayday.api().awaitIssue("utf8");
        assertAlive("after hostile events");
    }

    private static void assertAlive(String message) throws Exception {
        assertThat(
                        post(envelope("{\"message\":\"%s\"}".formatted(message)), "identity")
                                .statusCode())
                .isEqualTo(200);
        mayday.api().awaitIssue(message);
    }

    private static HttpResponse<String> post(byte[] body, String encoding) throws Exception {
        return mayday.sender().post(body, encoding).get();
    }

    private static byte[] envelope(String event) {
        var text = "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n%s\n";
        return text.formatted(EventSender.newId(), event).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(new ObjectMapper().readTree(response.body()).path("detail").asText())
                .isNotBlank();
    }

    private static long residentKilobytes() throws Exception {
        var status = Path.of("/proc", Long.toString(mayday.child().process().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .flatMapToLong(
                        line ->
                                IntStream.of(Integer.parseInt(line.replaceAll("\\D", "")))
                                        .asLongStream())
                .findFirst()
                .orElseThrow();
    }
}
