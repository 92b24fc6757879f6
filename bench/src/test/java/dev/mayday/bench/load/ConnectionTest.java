package dev.mayday.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @Test
    void a_question_is_asked_again_when_the_idle_connection_was_closed() throws Exception {
        try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                var connection =
                        new Connection(new Origin(false, "127.0.0.1", server.getLocalPort()))) {
            var answering = Thread.ofVirtual().start(() -> answerOnceEach(server, 2));

            assertThat(connection.get("/", "").status()).isEqualTo(200);
            assertThat(connection.get("/", "").status()).isEqualTo(200);
            answering.join();
        }
    }

    private static void answerOnceEach(ServerSocket server, int connections) {
        try {
            for (int i = 0; i < connections; i++) {
                try (Socket client = server.accept()) {
                    var in = client.getInputStream();
                    for (int ends = 0; ends < 2; ) if (in.read() == '\n') ends++;
                    while (in.available() > 0) in.read();
                    client.getOutputStream()
                            .write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
