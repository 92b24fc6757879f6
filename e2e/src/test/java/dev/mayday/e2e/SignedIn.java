package dev.mayday.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// A browser without JavaScript, signed in as the admin.
final class SignedIn {

    private final URI origin;
    private final HttpClient client;

    SignedIn(URI origin) throws IOException, InterruptedException {
        this(origin, "127.0.0.1");
    }

    /// @param address of this machine, from which the requests come
    SignedIn(URI origin, String address) throws IOException, InterruptedException {
        this.origin = origin;
        this.client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .localAddress(InetAddress.getByName(address))
                        .build();
        var form =
                "email=%s&password=%s"
                        .formatted(
                                encoded(Deployment.ADMIN_EMAIL),
                                encoded(Deployment.ADMIN_PASSWORD));
        var post =
                HttpRequest.newBuilder(origin.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        var answer = client.send(post.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200)
            throw new AssertionError("sign-in: " + answer.statusCode() + answer.body());
    }

    /// Whatever comes.
    HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(origin.resolve(path)).header("Accept", "text/html").build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// What a form of ours sends.
    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(origin.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What a stream says, line by line; to be closed.
    Stream<String> lines(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(origin.resolve(path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }

    String get(String path) throws IOException, InterruptedException {
        var answer = ask(path);
        if (answer.statusCode() != 200) throw new AssertionError(path + ": " + answer.statusCode());
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
