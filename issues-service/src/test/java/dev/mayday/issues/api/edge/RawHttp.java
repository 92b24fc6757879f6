package dev.mayday.issues.api.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// HTTP by hand, because clients refuse to send what attackers do.
final class RawHttp {

    private RawHttp() {}

    record Answer(int status, String body) {}

    static Answer ask(URI server, String method, String target, String bearer, String body) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head =
                    "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                                    .formatted(method, target, bearer)
                            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(bytes.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return answer(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        int status = Integer.parseInt(text.substring(9, 12));
        var body = text.substring(end + 4);
        int from = body.indexOf('{');
        int to = body.lastIndexOf('}');
        return new Answer(status, from < 0 || to < from ? body : body.substring(from, to + 1));
    }
}
