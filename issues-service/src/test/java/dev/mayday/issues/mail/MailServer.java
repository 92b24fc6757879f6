package dev.mayday.issues.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A strict SMTP server (RFC 5321) on a socket: commands in their order, `AUTH PLAIN` if it has a
/// password, one recipient a letter. What it takes is kept as it came.
public final class MailServer implements AutoCloseable {

    /// @param lines header and body, as sent
    public record Letter(String from, String to, List<String> lines) {

        public String body() {
            return String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size()));
        }

        public List<String> headers() {
            return lines.subList(0, lines.indexOf(""));
        }
    }

    private final ServerSocket socket;
    private final String login;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    private MailServer(ServerSocket socket, String login) {
        this.socket = socket;
        this.login = login;
        Thread.ofVirtual().start(this::serve);
    }

    public static MailServer open() throws IOException {
        return new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "");
    }

    static MailServer withPassword(String user, String password) throws IOException {
        var plain = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        return new MailServer(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                Base64.getEncoder().encodeToString(plain));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            say(client, "220 mail.test ESMTP");
            boolean known = login.isEmpty();
            String from = "";
            String to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO ")) {
                    say(
                            client,
                            login.isEmpty() ? "250 mail.test" : "250-mail.test\r\n250 AUTH PLAIN");
                } else if (line.startsWith("AUTH PLAIN ")) {
                    known = line.substring(11).equals(login);
                    say(client, known ? "235 in" : "535 no");
                } else if (line.startsWith("MAIL FROM:<") && known) {
                    from = bracketed(line);
                    say(client, "250 ok");
                } else if (line.startsWith("RCPT TO:<") && !from.isEmpty() && to.isEmpty()) {
                    to = bracketed(line);
                    say(client, "250 ok");
                } else if (line.equals("DATA") && !to.isEmpty()) {
                    say(client, "354 go on");
                    letters.add(new Letter(from, to, data(in)));
                    say(client, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(client, "221 bye");
                    return;
                } else {
                    say(client, "503 bad sequence of commands");
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> data(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith("..") ? line.substring(1) : line);
        }
        return lines;
    }

    private static String bracketed(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(Socket client, String words) throws IOException {
        client.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
