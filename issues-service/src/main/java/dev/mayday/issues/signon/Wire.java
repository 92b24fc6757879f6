package dev.mayday.issues.signon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP with providers: bounded in time and size, never led elsewhere. Nothing is opened
/// before the first is asked.
@Singleton
class Wire {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LARGEST = 1 << 20;

    private final ObjectMapper json;
    private volatile @Nullable HttpClient client;

    Wire(ObjectMapper json) {
        this.json = json;
    }

    /// @param body an empty object when it was no JSON
    record Answer(int status, JsonNode body) {}

    /// Fails with [ProviderAway].
    Uni<JsonNode> get(String address) {
        return ask(address, HttpRequest.newBuilder().GET())
                .map(
                        answer -> {
                            if (answer.status() != 200) {
                                throw new ProviderAway(
                                        address + " answers with status " + answer.status());
                            }
                            if (answer.body().isEmpty()) {
                                throw new ProviderAway(address + " does not answer with JSON");
                            }
                            return answer.body();
                        });
    }

    /// Fails with [ProviderAway] when there is no answer at all.
    ///
    /// @param authorization header; empty for none
    Uni<Answer> post(String address, Map<String, String> form, String authorization) {
        var body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        return ask(address, request);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Uni<Answer> ask(String address, HttpRequest.Builder request) {
        // Back on the thread of the request, where there is one.
        var context = Vertx.currentContext();
        var answer =
                Uni.createFrom()
                        .completionStage(
                                () -> client().sendAsync(built(address, request), bodies()))
                        .map(this::read)
                        .onFailure()
                        .transform(failure -> new ProviderAway(address + " cannot be reached"));
        return context == null ? answer : answer.emitOn(MutinyHelper.executor(context));
    }

    private static HttpResponse.BodyHandler<byte[]> bodies() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
    }

    private static HttpRequest built(String address, HttpRequest.Builder request) {
        return request.uri(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
    }

    private Answer read(HttpResponse<byte[]> response) {
        try {
            @Nullable JsonNode body = json.readTree(response.body());
            return new Answer(response.statusCode(), body == null ? json.createObjectNode() : body);
        } catch (IOException noJson) {
            return new Answer(response.statusCode(), json.createObjectNode());
        }
    }

    private synchronized HttpClient client() {
        var known = client;
        if (known == null) {
            known =
                    HttpClient.newBuilder()
                            .connectTimeout(Duration.ofSeconds(3))
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
            client = known;
        }
        return known;
    }
}
