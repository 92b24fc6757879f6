package dev.mayday.bench.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.bench.load.Answer;
import dev.mayday.bench.load.Connection;
import dev.mayday.bench.load.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of the web API that shows what has been stored, on one connection. For one thread.
///
/// @param connection to the server; closed with this
/// @param headers with the token
public record WebApi(Connection connection, String headers, Project project)
        implements AutoCloseable {

    /// @param organization its slug
    /// @param id as in the DSN
    public record Project(String organization, String slug, String id) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT =
            Pattern.compile("<([^>]+)>; rel=\"next\"; results=\"true\"");

    /// Finds the project of a DSN among those that the token may see.
    ///
    /// @throws IOException when there is none
    static WebApi find(Origin origin, String token, String projectId) throws IOException {
        var headers = "Authorization: Bearer " + token + "\r\nAccept: application/json\r\n";
        var connection = new Connection(origin);
        for (var organization : json(connection, headers, "/api/0/organizations/")) {
            var slug = organization.path("slug").asText();
            var projects = "/api/0/organizations/%s/projects/?per_page=100".formatted(slug);
            for (var project : json(connection, headers, projects)) {
                if (project.path("id").asText().equals(projectId)) {
                    var name = project.path("slug").asText();
                    return new WebApi(connection, headers, new Project(slug, name, projectId));
                }
            }
        }
        throw new IOException("the token sees no project " + projectId);
    }

    /// The same on a connection of its own, for another thread.
    public WebApi another() {
        return new WebApi(new Connection(connection.origin()), headers, project);
    }

    public boolean shows(String eventId) throws IOException {
        var path = "/api/0/projects/%s/%s/events/%s/";
        return get(path.formatted(project.organization(), project.slug(), eventId)).status() == 200;
    }

    /// How many events all issues together count.
    public long counted() throws IOException {
        long sum = 0;
        @Nullable String path = issues("&limit=100");
        while (path != null) {
            var answer = get(path);
            for (var issue : read(answer, path)) sum += count(issue);
            path = next(answer);
        }
        return sum;
    }

    /// Of one issue, over its whole life.
    private static long count(JsonNode issue) {
        var lifetime = issue.path("lifetime").path("count");
        return (lifetime.isMissingNode() ? issue.path("count") : lifetime).asLong();
    }

    /// The list of all issues of the project, whatever their state.
    ///
    /// @param more further parameters, each with a leading `&`
    public String issues(String more) {
        return "/api/0/organizations/%s/issues/?project=%s&query=%s"
                .formatted(project.organization(), project.id(), more);
    }

    public Answer get(String path) throws IOException {
        return connection.get(path, headers);
    }

    /// The path of the next page, if there is one.
    private static @Nullable String next(Answer answer) {
        var matcher = NEXT.matcher(answer.header("link"));
        if (!matcher.find()) return null;
        var uri = java.net.URI.create(matcher.group(1));
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static JsonNode json(Connection connection, String headers, String path)
            throws IOException {
        return read(connection.get(path, headers), path);
    }

    public static JsonNode read(Answer answer, String path) throws IOException {
        if (answer.status() != 200) {
            var said = new String(answer.body(), StandardCharsets.UTF_8);
            throw new IOException(answer.status() + " for " + path + ": " + said);
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        connection.close();
    }
}
