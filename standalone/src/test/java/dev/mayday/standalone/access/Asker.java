package dev.mayday.standalone.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Calls routes as somebody of the [Cast].
record Asker(HttpClient client, String base) {

    private static final int MOST = 200_000;

    /// @param body what it begins with; empty of what streams
    record Answer(int status, String body, String location) {}

    /// The same, of a stream too until it ends; fails when it does not.
    Answer askToTheEnd(String path, String bearer) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        request.header("Cookie", "mayday=" + bearer);
        return client.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(all -> new Answer(all.statusCode(), all.body(), ""))
                .exceptionally(brokenOff -> new Answer(0, "", ""))
                .get(30, TimeUnit.SECONDS);
    }

    static Asker at(String base) {
        return new Asker(HttpClient.newHttpClient(), base);
    }

    /// @param bearer empty for nobody
    Answer ask(Route route, String path, String body, String bearer)
            throws IOException, InterruptedException {
        var ui = route.service().equals("ui");
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(
                                route.method(),
                                route.isRead()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!route.isRead()) {
            request.header(
                    "Content-Type", ui ? "application/x-www-form-urlencoded" : "application/json");
        }
        if (!bearer.isEmpty() && ui) request.header("Cookie", "mayday=" + bearer);
        if (!bearer.isEmpty() && !ui) request.header("Authorization", "Bearer " + bearer);
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (var answered = answer.body()) {
            var streams =
                    answer.headers().firstValue("Content-Type").orElse("").contains("event-stream");
            var text = streams ? "" : new String(answered.readNBytes(MOST), StandardCharsets.UTF_8);
            return new Answer(
                    answer.statusCode(), text, answer.headers().firstValue("Location").orElse(""));
        }
    }
}
