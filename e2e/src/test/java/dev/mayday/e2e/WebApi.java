package dev.mayday.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// The web API as a script uses it: a bearer token and plain HTTP.
record WebApi(URI origin, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NEXT =
            Pattern.compile("rel=\"next\"; results=\"true\"; cursor=\"([^\"]*)\"");

    /// @param path below `/api/0`
    JsonNode get(String path) {
        var response = send(request(path).GET().build());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return parse(response.body());
    }

    /// One page of a list and the cursor of the next one, empty on the last.
    Page page(String path) {
        var response = send(request(path).GET().build());
        if (response.statusCode() != 200) throw new AssertionError(path + ": " + response.body());
        var link = response.headers().firstValue("Link").orElse("");
        var next = NEXT.matcher(link);
        return new Page(parse(response.body()), next.find() ? next.group(1) : "");
    }

    record Page(JsonNode items, String next) {}

    int status(String path) {
        return send(request(path).GET().build()).statusCode();
    }

    JsonNode put(String path, String body) {
        var put = request(path).header("Content-Type", "application/json");
        var response = send(put.PUT(HttpRequest.BodyPublishers.ofString(body)).build());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return parse(response.body());
    }

    /// All issues of the organization, whatever their state, newest first.
    List<JsonNode> issues() {
        var organization = get("/organizations/").get(0).get("slug").asText();
        var issues = new ArrayList<JsonNode>();
        get("/organizations/" + organization + "/issues/?query=&limit=100").forEach(issues::add);
        return issues;
    }

    /// Waits for an issue whose title contains the text.
    JsonNode awaitIssue(String title) {
        return Awaitility.await("issue " + title)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> find(title), found -> !found.isMissingNode());
    }

    private JsonNode find(String title) {
        return issues().stream()
                .filter(issue -> issue.get("title").asText().contains(title))
                .findFirst()
                .orElse(JSON.missingNode());
    }

    JsonNode issue(String id) {
        return get("/issues/" + id + "/");
    }

    JsonNode latestEvent(String issueId) {
        return get("/issues/" + issueId + "/events/latest/");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve("/api/0" + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }
}
