package dev.mayday.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A client that sends exactly what it is told, also what no proper client would.
final class RawHttp {

    record Response(int status, Map<String, String> headers, String body) {

        static Response parse(byte[] bytes) {
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            int blank = text.indexOf("\r\n\r\n");
            if (blank < 0) throw new AssertionError("no answer: '" + text + "'");
            if (text.startsWith("HTTP/1.1 100")) {
                return parse(text.substring(blank + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
            var lines = text.substring(0, blank).split("\r\n");
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            int status = Integer.parseInt(lines[0].split(" ")[1]);
            return new Response(status, headers, text.substring(blank + 4));
        }
    }

    private final int port;
    private String method = "POST";
    private String path = "/api/42/envelope/";
    private final List<String> headers = new ArrayList<>();
    private byte[] body = new byte[0];
    private boolean chunked;
    private String address = "127.0.0.1";

    RawHttp(int port) {
        this.port = port;
    }

    /// @param value on the loopback: `127.0.0.2` is as good as another machine
    RawHttp from(String value) {
        address = value;
        return this;
    }

    RawHttp method(String value) {
        method = value;
        return this;
    }

    RawHttp path(String value) {
        path = value;
        return this;
    }

    RawHttp header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawHttp key(String key) {
        return header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_key=" + key);
    }

    RawHttp body(byte[] value) {
        body = value;
        return this;
    }

    RawHttp body(String value) {
        return body(value.getBytes(StandardCharsets.UTF_8));
    }

    RawHttp chunked() {
        chunked = true;
        return this;
    }

    Response send() {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(chunked ? inChunks() : body);
            out.flush();
            return Response.parse(socket.getInputStream().readAllBytes());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    String head() {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var header : headers) head.append(header).append("\r\n");
        head.append("Connection: close\r\n");
        head.append(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        return head.append("\r\n\r\n").toString();
    }

    private byte[] inChunks() throws IOException {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 7) {
            int size = Math.min(7, body.length - at);
            out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, size);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
