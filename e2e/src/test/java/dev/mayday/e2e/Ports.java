package dev.mayday.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Questions about TCP ports of this machine.
final class Ports {

    private Ports() {}

    static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
