package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;

/// HTTP by hand, because clients refuse to send what attackers do.
final class RawHttp {

    /// What browsers say of a form on our own page.
    static final String OURS = "Sec-Fetch-Site: same-origin";

    private RawHttp() {}

    /// @param lines of the head, each with its end
    record Answer(int status, List<String> lines, String body) {

        /// All values of a header, in order.
        List<String> header(String name) {
            return lines.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    /// @param headers lines without their ends; `Host` is ours unless one is given
    static Answer ask(URI origin, String method, String target, String form, String... headers)
            throws IOException {
        var given = List.of(headers);
        var isNamed = given.stream().anyMatch(line -> line.toLowerCase().startsWith("host:"));
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
        if (!isNamed) head.append("Host: ").append(origin.getAuthority()).append("\r\n");
        given.forEach(line -> head.append(line).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
            head.append("Content-Length: ").append(form.length()).append("\r\n");
        }
        return send(origin, "127.0.0.1", head + "\r\n" + form);
    }

    /// @param from which address of this machine
    /// @param request all of it, letters as bytes
    static Answer send(URI origin, String from, String request) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", origin.getPort()), 5_000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(read(socket));
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException stillOpen) {
            // what came is the answer
        }
        return bytes.toString(ISO_8859_1);
    }

    private static Answer answer(String text) {
        if (text.length() < 12) return new Answer(0, List.of(), "");
        int end = text.indexOf("\r\n\r\n");
        var head = end < 0 ? text : text.substring(0, end);
        var body = end < 0 ? "" : text.substring(end + 4);
        var lines = List.of(head.split("\r\n"));
        var answer = new Answer(Integer.parseInt(text.substring(9, 12)), lines, body);
        return answer.header("Transfer-Encoding").contains("chunked")
                ? new Answer(answer.status(), lines, whole(body))
                : answer;
    }

    /// Without the lengths between its parts, which may be cut anywhere.
    private static String whole(String parts) {
        var whole = new StringBuilder();
        int at = 0;
        int line = parts.indexOf("\r\n");
        while (line > at) {
            int length = Integer.parseInt(parts.substring(at, line), 16);
            int end = Math.min(line + 2 + length, parts.length());
            whole.append(parts, line + 2, end);
            at = end + 2;
            line = length == 0 ? -1 : parts.indexOf("\r\n", at);
        }
        return whole.toString();
    }
}
