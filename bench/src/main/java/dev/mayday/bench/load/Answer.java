package dev.mayday.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An HTTP answer.
///
/// @param headers by lower-case name; of several with one name, the last
public record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer read(InputStream in) throws IOException {
        var statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.") || statusLine.length() < 12) {
            throw new IOException("not an HTTP answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine, 9, 12, 10);
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) throw new IOException("not a header: " + line);
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(in, status, headers));
    }

    /// Whether the connection can carry another request.
    boolean keepsAlive() {
        return !"close".equalsIgnoreCase(headers.get("connection"));
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers)
            throws IOException {
        if (status == 204 || status == 304) return new byte[0];
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) return chunks(in);
        var length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        while (true) {
            var head = line(in);
            int semicolon = head.indexOf(';');
            int size = Integer.parseInt(semicolon < 0 ? head : head.substring(0, semicolon), 16);
            out.writeBytes(exactly(in, size));
            if (!line(in).isEmpty()) throw new IOException("a chunk is longer than it says");
            if (size == 0) return out.toByteArray();
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer ends too early");
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(48);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the connection was closed");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
