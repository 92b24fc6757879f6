package dev.mayday.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A way to a server on which every question takes longer: what the client sends is passed on after
/// a delay, what the server says at once. So a connection that waits for each answer is slowed down
/// by the delay for each round trip.
final class SlowPath implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private SlowPath(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    static SlowPath to(int server) throws IOException {
        var path = new SlowPath(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), server);
        Thread.ofVirtual().start(path::accept);
        return path;
    }

    int port() {
        return door.getLocalPort();
    }

    void delay(Duration longer) {
        delay = longer;
    }

    /// Connections of clients that are open now.
    int connections() {
        return open.size();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> pass(client, there, true));
                Thread.ofVirtual().start(() -> pass(there, client, false));
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean slowly) {
        var bytes = new byte[1 << 16];
        try (from;
                to) {
            for (int read = 0; read >= 0; read = from.getInputStream().read(bytes)) {
                if (slowly && read > 0) LockSupport.parkNanos(delay.toNanos());
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // Then the other side is closed too.
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var client : open) client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
