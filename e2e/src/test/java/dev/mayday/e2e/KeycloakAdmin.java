package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the administrator of a provider does to the people of a realm, over Keycloak's REST.
record KeycloakAdmin(URI server, String realm) {

    static final String NAME = "root";
    static final String PASSWORD = "an-admin-password-for-tests-only";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Makes somebody a member of exactly these groups.
    void groups(String user, String... names) throws Exception {
        var wanted = Set.of(names);
        for (var group : ask("GET", "/groups", null)) {
            var isWanted = wanted.contains(group.get("name").asText());
            var membership = "/users/%s/groups/%s".formatted(id(user), group.get("id").asText());
            ask(isWanted ? "PUT" : "DELETE", membership, null);
        }
    }

    void enabled(String user, boolean enabled) throws Exception {
        change("/users/" + id(user), Map.of("enabled", enabled));
    }

    /// Ends all sessions of somebody here, and tells the clients that want to know.
    void endSessions(String user) throws Exception {
        ask("POST", "/users/%s/logout".formatted(id(user)), null);
    }

    /// How many sessions of somebody this provider knows.
    int sessions(String user) throws Exception {
        return ask("GET", "/users/%s/sessions".formatted(id(user)), null).size();
    }

    /// How long a session lasts, however much it is used.
    void sessionsLast(Duration time) throws Exception {
        change("", Map.of("ssoSessionMaxLifespan", time.toSeconds()));
    }

    /// An access token as a script of somebody gets it.
    String token(String user, String password) throws Exception {
        var form = Map.of("client_id", "scripts", "username", user, "password", password);
        return token(realm, form);
    }

    /// An access token that is good, but for nobody but Keycloak.
    String ownToken() throws Exception {
        var form = Map.of("client_id", "admin-cli", "username", NAME, "password", PASSWORD);
        return token("master", form);
    }

    private String id(String user) throws Exception {
        return ask("GET", "/users?exact=true&username=" + user, null).get(0).get("id").asText();
    }

    private void change(String path, Map<String, ?> values) throws Exception {
        var whole = (ObjectNode) ask("GET", path, null);
        values.forEach((name, value) -> whole.set(name, JSON.valueToTree(value)));
        ask("PUT", path, whole);
    }

    private JsonNode ask(String method, String path, JsonNode body) throws Exception {
        var request =
                HttpRequest.newBuilder(server.resolve("/admin/realms/" + realm + path))
                        .header("Authorization", "Bearer " + ownToken())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        return JSON.readTree(send(request));
    }

    private String token(String of, Map<String, String> form) throws Exception {
        var body =
                form.entrySet().stream()
                        .map(
                                each ->
                                        each.getKey()
                                                + "="
                                                + URLEncoder.encode(each.getValue(), UTF_8))
                        .collect(Collectors.joining("&", "grant_type=password&", ""));
        var uri = server.resolve("/realms/%s/protocol/openid-connect/token".formatted(of));
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return JSON.readTree(send(request)).get("access_token").asText();
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() < 300) return answer.body();
        var asked = request.build();
        throw new AssertionError(
                "%s %s: %d %s"
                        .formatted(
                                asked.method(), asked.uri(), answer.statusCode(), answer.body()));
    }
}
