package dev.mayday.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection, kept alive, opened when needed. Requests go one after the other.
public final class Connection implements AutoCloseable {

    private final Origin origin;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    public Connection(Origin origin) {
        this.origin = origin;
    }

    public Origin origin() {
        return origin;
    }

    /// Asks once more when the server has closed the connection while nobody used it.
    ///
    /// @param path with query
    /// @param headers whole lines, each ended by CR LF; may be empty
    public Answer get(String path, String headers) throws IOException {
        var request =
                "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                        .formatted(path, origin.authority(), headers)
                        .getBytes(StandardCharsets.ISO_8859_1);
        boolean used = in != null;
        try {
            return exchange(request);
        } catch (IOException closed) {
            if (!used) throw closed;
            return exchange(request);
        }
    }

    /// @param headers as for `get`, without the length
    public Answer post(String path, String headers, byte[] body) throws IOException {
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n"
                        .formatted(path, origin.authority(), headers, body.length)
                        .getBytes(StandardCharsets.ISO_8859_1);
        var request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return exchange(request);
    }

    /// @param request head and body
    /// @throws IOException when there is no answer; the next request gets a new connection
    Answer exchange(byte[] request) throws IOException {
        try {
            var source = in == null ? open() : in;
            var current = socket;
            if (current == null) throw new IOException("not connected");
            current.getOutputStream().write(request);
            var answer = Answer.read(source);
            if (!answer.keepsAlive()) close();
            return answer;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private InputStream open() throws IOException {
        var opened = origin.connect();
        socket = opened;
        in = new BufferedInputStream(opened.getInputStream(), 2048);
        return in;
    }

    @Override
    public void close() {
        var current = socket;
        socket = null;
        in = null;
        if (current == null) return;
        try {
            current.close();
        } catch (IOException nothingToLose) {
            // The answer has been read, or there will be none.
        }
    }
}
