package dev.mayday.ingest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// One connection, byte by byte, from an address of choice.
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket = new Socket();

    private Wire() {}

    static Wire to(int port) throws IOException {
        return from("127.0.0.1", port);
    }

    /// @param address on the loopback: `127.0.0.2` is as good as another machine
    static Wire from(String address, int port) throws IOException {
        var wire = new Wire();
        wire.socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        wire.socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        wire.socket.setSoTimeout(PATIENCE_MILLIS);
        return wire;
    }

    Wire write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// Writes what may no longer be wanted.
    boolean tryWrite(String text) {
        try {
            write(text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /// Everything up to the end of the connection.
    String rest() throws IOException {
        var in = socket.getInputStream();
        var text = new StringBuilder();
        var block = new byte[8192];
        try {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                text.append(new String(block, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            text.append("<reset>");
        }
        return text.toString();
    }

    /// Up to some words of the answer.
    String until(String words) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(words) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) break;
            text.append((char) next);
        }
        return text.toString();
    }

    boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
