package dev.mayday.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void a_body_of_known_length_ends_there() throws IOException {
        var answer = read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 500");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("{}");
        assertThat(answer.keepsAlive()).isTrue();
    }

    @Test
    void chunks_are_joined() throws IOException {
        var answer =
                read(
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n");

        assertThat(answer.body()).asString().isEqualTo("abcd");
    }

    @Test
    void a_closing_server_says_so() throws IOException {
        var answer = read("HTTP/1.1 429 Too Many\r\nConnection: close\r\nRetry-After: 60\r\n\r\nx");

        assertThat(answer.keepsAlive()).isFalse();
        assertThat(answer.header("retry-after")).isEqualTo("60");
        assertThat(answer.body()).asString().isEqualTo("x");
    }

    @Test
    void a_torn_answer_is_an_error() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{}"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("HTT")).isInstanceOf(EOFException.class);
    }

    private static Answer read(String text) throws IOException {
        return Answer.read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
