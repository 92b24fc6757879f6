package dev.mayday.ingest.http;

import static dev.mayday.ingest.http.KeyServer.K;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// HTTP/2 where somebody has switched it on, frame by frame: it has its limits, and beside it
/// HTTP/1 is read as strictly as ever.
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@TestProfile(Http2Test.SwitchedOn.class)
class Http2Test {

    private static final String ID = Vector.ID;
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final String CALM_DOWN = "\0\0\0\u000b";
    private static final String HELLO = PREFACE + frame(SETTINGS, 0, 0, "");

    @TestHTTPResource URL url;

    public static final class SwitchedOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mayday.http.http2", "true");
        }
    }

    @Test
    void an_event_is_taken() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(
                    HELLO
                            + request(1)
                            + frame(DATA, END_STREAM, 1, "{\"event_id\":\"" + ID + "\"}\n"));

            assertThat(wire.until("{\"id\":\"" + ID + "\"}")).contains("application/json");
        }
    }

    @Test
    void who_opens_and_resets_is_told_to_calm_down() throws IOException {
        assertCalmed(
                101, i -> request(2 * i + 1) + frame(RST_STREAM, 0, 2 * i + 1, "\0\0\0\u0008"));
    }

    @Test
    void who_sends_settings_or_pings_or_priorities_only_is_told_to_calm_down() throws IOException {
        assertCalmed(600, _ -> frame(SETTINGS, 0, 0, ""));
        assertCalmed(600, _ -> frame(PING, 0, 0, "12345678"));
        assertCalmed(600, _ -> frame(PRIORITY, 0, 1, "\0\0\0\0\u0010"));
    }

    @Test
    void pings_of_a_client_that_measures_the_way_are_answered() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            for (int i = 0; i < 100; i++) wire.write((i == 0 ? HELLO : "") + ping(i));

            for (int i = 0; i < 100; i++) {
                assertThat(wire.until("%08d".formatted(i))).doesNotContain("<reset>");
            }
        }
    }

    @Test
    void more_streams_at_a_time_than_allowed_are_refused_and_the_others_live_acknowledged_or_not()
            throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(HELLO);
            for (int i = 0; i < 101; i++) wire.write(request(2 * i + 1));
            assertThat(wire.until(frame(RST_STREAM, 0, 201, "\0\0\0\u0007"))).isNotEmpty();
            wire.write(frame(DATA, END_STREAM, 1, "{\"event_id\":\"" + ID + "\"}\n"));

            assertThat(wire.until("{\"id\":\"" + ID + "\"}")).contains(ID);
        }
    }

    @Test
    void headers_without_end_end_the_connection() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write(HELLO + frame(HEADERS, 0, 1, field("x", "y".repeat(100))));
            boolean isOpen = true;
            for (int i = 0; i < 1000 && isOpen; i++) {
                isOpen = wire.tryWrite(frame(9, 0, 1, field("x", "y".repeat(100))));
            }

            assertThat(wire.rest()).contains("Header size exceeded");
        }
    }

    @Test
    void a_preface_that_is_none_and_http_1_are_read_strictly() throws IOException {
        for (var head :
                List.of(
                        "POST /api/42/envelope/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                        "POST /api/42/envelope/ HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "PRX * HTTP/2.0\r\n\r\n",
                        "P\r\n\r\n")) {
            try (var wire = Wire.to(url.getPort())) {
                wire.write(head);
                assertThat(wire.rest()).as(head).startsWith("HTTP/1.1 400").contains("{\"detail");
            }
        }
        try (var wire = Wire.to(url.getPort())) {
            wire.write("PRI * HTTP/2.0\r\nHost: h\r\n\r\n");
            assertThat(wire.rest()).isEmpty();
        }
    }

    @Test
    void http_1_is_spoken_too_however_its_first_bytes_come() throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            wire.write("P").write("O").write("ST /api/42/envelope/?sentry_key=" + K);
            wire.write(" HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(wire.rest()).startsWith("HTTP/1.1 200");
        }
    }

    private void assertCalmed(int times, IntFunction<String> frames) throws IOException {
        try (var wire = Wire.to(url.getPort())) {
            boolean isOpen = wire.tryWrite(HELLO);
            for (int i = 0; i < times && isOpen; i++) isOpen = wire.tryWrite(frames.apply(i));

            assertThat(wire.rest()).contains(CALM_DOWN).contains("" + (char) GOAWAY);
        }
    }

    private static String request(int stream) {
        return frame(
                HEADERS,
                END_HEADERS,
                stream,
                field(":method", "POST")
                        + field(":scheme", "http")
                        + field(":authority", "h")
                        + field(":path", "/api/42/envelope/?sentry_key=" + K));
    }

    private static String ping(int number) {
        return frame(PING, 0, 0, "%08d".formatted(number));
    }

    /// A literal that is not remembered, without Huffman (RFC 7541, section 6.2.2).
    private static String field(String name, String value) {
        return "\0" + (char) name.length() + name + (char) value.length() + value;
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        return ""
                + (char) (length >> 16 & 0xFF)
                + (char) (length >> 8 & 0xFF)
                + (char) (length & 0xFF)
                + (char) type
                + (char) flags
                + (char) (stream >> 24 & 0xFF)
                + (char) (stream >> 16 & 0xFF)
                + (char) (stream >> 8 & 0xFF)
                + (char) (stream & 0xFF)
                + payload;
    }
}
