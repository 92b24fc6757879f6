package dev.mayday.bench.siege;

import dev.mayday.bench.load.Connection;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What an attacker gets to read.
final class Answers {

    private Answers() {}

    static int post(Origin origin, String path, String headers, byte[] body) throws IOException {
        try (var connection = new Connection(origin)) {
            return connection.post(path, headers, body).status();
        }
    }

    /// Of the line `HTTP/1.1 403 …`; 0 when the connection was closed without one.
    static int status(InputStream in) throws IOException {
        var line = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
        return line.length() < 12 ? 0 : Integer.parseInt(line.substring(9));
    }
}
