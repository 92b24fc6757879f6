package dev.mayday.bench.target;

import dev.mayday.bench.load.Answer;
import dev.mayday.bench.load.Connection;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The pages that people see, with the session of one who has signed in.
///
/// @param headers with the session's cookie
public record WebUi(Connection connection, String headers) implements AutoCloseable {

    static WebUi signIn(Connection connection, String email, String password) throws IOException {
        var form = "email=" + encoded(email) + "&password=" + encoded(password);
        var headers =
                "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
        var answer = connection.post("/sign-in", headers, form.getBytes(StandardCharsets.UTF_8));
        var cookie = answer.header("set-cookie");
        if (answer.status() != 303 || cookie.isEmpty()) {
            throw new IOException("signing in was answered with " + answer.status());
        }
        var pair = cookie.replaceAll(";.*", "");
        return new WebUi(connection, "Accept: text/html\r\nCookie: " + pair + "\r\n");
    }

    public Answer get(String path) throws IOException {
        var answer = connection.get(path, headers);
        if (answer.status() != 200) throw new IOException(answer.status() + " for " + path);
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        connection.close();
    }
}
