package dev.mayday.issues.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds every parameter of every route with hostile text. Nothing may end in a fault of ours, and
/// each refusal says what is wrong.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileRequestsTest {

    /// Percent-encoded as they are sent.
    private static final List<String> RAW =
            List.of(
                    "%00",
                    "a%00b",
                    "%",
                    "%zz",
                    "%ff%fe",
                    "%ED%A0%80",
                    "%C0%80",
                    "%F0%9F%98",
                    "%0d%0aX:%20y");

    private static final List<String> WORDS =
            List.of(
                    "\"" + "x".repeat(5_000) + "\"",
                    "\"" + "x".repeat(3_000) + "\"",
                    "\"" + "\\\"".repeat(600) + "\"",
                    "\"" + "\\\"".repeat(2_500),
                    "(".repeat(1_500),
                    "NOT ".repeat(400) + "a",
                    "a OR ".repeat(400) + "a",
                    "title:" + "*a".repeat(900),
                    "is:[" + "new,".repeat(300) + "new]",
                    "1e18",
                    "-1",
                    "NaN",
                    "Infinity",
                    "99999999999999999999999999",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "0",
                    "null",
                    "%s%n",
                    "../../etc/passwd",
                    "' OR 1=1 --",
                    "\\",
                    "\u202e\ud83d\ude00",
                    "lastSeen:>1e18",
                    "lastSeen:-999999999999999w",
                    "events:>99999999999999999999",
                    "MH5h",
                    "LTk5OTk5OTk5OTk5OTk5OTk5OX4x",
                    "OTk5OTk5OTk5OTk5OTk5OTk5fjE",
                    "");

    private static final List<String> BODIES =
            List.of(
                    "",
                    "[]",
                    "[[]]",
                    "null",
                    "0",
                    "1e400",
                    "\"text\"",
                    "true",
                    "{",
                    "{}",
                    "{\"status\":1}",
                    "{\"status\":[]}",
                    "{\"status\":{}}",
                    "{\"status\":null}",
                    "{\"status\":\"\\u0000\"}",
                    "{\"status\":\"\\ud800\"}",
                    "{\"\\u0000\":1}",
                    "{\"email\":\"a\\u0000@b\",\"password\":\"x\"}",
                    "{\"email\":{},\"password\":[]}",
                    "{\"name\":[],\"scopes\":{}}",
                    "{\"name\":\"x\",\"scopes\":[null]}",
                    "{\"name\":\"x\",\"scopes\":null}",
                    "{\"id\":null,\"counts\":null}",
                    "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"counts\":[null]}",
                    "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"counts\":[{}]}",
                    "{\"statusDetails\":{\"ignoreDuration\":1e18}}",
                    "{\"status\":\"ignored\",\"ignoreDuration\":" + "9".repeat(2_000) + "}",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(2_000));

    @Inject Fixtures fixtures;

    @TestHTTPResource URI server;

    private String person = "";
    private String token = "";
    private String admin = "";
    private Fixtures.Tenant tenant = new Fixtures.Tenant(0, "", 0, "", 0);
    private long issue;

    @BeforeEach
    void somebodyWithAnIssue() {
        tenant = fixtures.tenant();
        issue = fixtures.issue(tenant.project(), "KeyError: x");
        person = fixtures.session(tenant.account());
        token = fixtures.token(tenant, "org:admin", "project:admin", "event:admin", "alerts:write");
        var admins = fixtures.tenant();
        fixtures.run("UPDATE account SET instance_admin = true WHERE id = ?", admins.account());
        admin = fixtures.token(admins, "org:admin");
    }

    @Test
    void all_routes_are_found() {
        assertThat(Routes.all().stream().map(route -> route.method() + " " + route.path()))
                .hasSizeGreaterThan(25)
                .contains(
                        "PUT /api/0/organizations/{organization}/issues",
                        "GET /internal/dashboard/issues");
    }

    @Test
    void hostile_paths_are_refused() throws IOException {
        each(
                (route, softly) -> {
                    for (int i = 0; i < parameters(route.path()); i++) {
                        for (var text : values()) {
                            var path = path(route.path(), i, text);
                            softly.check(route, path, "");
                        }
                    }
                });
    }

    @Test
    void hostile_queries_are_refused() throws IOException {
        each(
                (route, softly) -> {
                    var path = path(route.path(), -1, "");
                    for (var name : route.query()) {
                        for (var text : values())
                            softly.check(route, path + "?" + name + "=" + text, "");
                    }
                    softly.check(route, path + "?%00=1", "");
                    softly.check(route, path + "?unknown=%00", "");
                });
    }

    @Test
    void what_is_read_once_must_not_be_said_twice() throws IOException {
        each(
                (route, checks) -> {
                    var path = path(route.path(), -1, "") + "?";
                    for (var name : route.single()) {
                        // Lists elsewhere, where the clients of others ask.
                        if (Set.of("project", "environment").contains(name)) continue;
                        checks.refused(route, path + name + "=1&" + name + "=2", name);
                        checks.refused(route, path + name + "=1&" + name + "=1", name);
                        checks.refused(route, path + name + "=&x=y&" + name + "=1", name);
                    }
                });
    }

    @Test
    void how_many_there_are_to_be_on_a_page_is_a_number_on_every_route() throws IOException {
        each(
                (route, checks) -> {
                    var path = path(route.path(), -1, "") + "?";
                    for (var name : List.of("limit", "per_page")) {
                        for (var size : List.of("-1", "0", "x", "1.5", "1e2", "%201", "9999999")) {
                            checks.refused(route, path + name + "=" + size, name);
                        }
                    }
                });
    }

    @Test
    void two_names_of_one_size_must_say_the_same() throws IOException {
        each(
                (route, checks) -> {
                    if (!route.query().containsAll(List.of("limit", "per_page"))) return;
                    var path = path(route.path(), -1, "");
                    checks.refused(route, path + "?limit=5&per_page=7", "per_page");
                    checks.expect(200, "GET", path + "?limit=5&per_page=5", "");
                    checks.expect(200, "GET", path + "?limit=5&per_page=", "");
                });
    }

    @Test
    void on_routes_of_our_own_what_nobody_knows_is_refused_by_its_name() throws IOException {
        each(
                (route, checks) -> {
                    if (!route.path().startsWith("/api/0/operations")) return;
                    var path = path(route.path(), -1, "") + "?";
                    for (var name : List.of("before", "until", "limit", "cursor", "per_page")) {
                        if (!route.query().contains(name)) {
                            checks.refused(route, path + name + "=1", name);
                        }
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations/ORG/issues/?project=-1&project=shop&environment=a&environment=b",
                "organizations/ORG/issues/?query=&cursor=&limit=&per_page=",
                "organizations/ORG/issues/?expand=owners&expand=stats&collapse=stats&collapse=base",
                "organizations/ORG/issues/?groupStatsPeriod=auto&shortIdLookup=1&utc=true",
                "organizations/?cursor=&per_page=100&query=x",
                "organizations/ORG/projects/?cursor=",
                "projects/?per_page=25&field=a&field=b",
                "issues/ISSUE/?collapse=tags&collapse=release",
                "issues/ISSUE/events/?full=true&full=true&per_page=100&cursor="
            })
    void what_real_clients_ask_goes_on_working(String path) throws IOException {
        try (var checks = new Checks()) {
            checks.expect(
                    200,
                    "GET",
                    "/api/0/" + path.replace("ORG", tenant.slug()).replace("ISSUE", "" + issue),
                    "");
        }
    }

    @Test
    void hostile_bodies_are_refused() throws IOException {
        each(
                (route, softly) -> {
                    if (route.method().equals("GET")) return;
                    var query = route.path().endsWith("/issues") ? "?id=" + issue : "";
                    var path = path(route.path(), -1, "") + query;
                    for (var body : BODIES) softly.check(route, path, body);
                });
    }

    @Test
    void what_does_not_exist_or_does_not_fit_is_told_as_json() throws IOException {
        try (var asked = new Checks()) {
            for (var path :
                    List.of("/api/0/nothing", "/api/0/organizations/x/y/z", "/internal/nothing")) {
                asked.expect(404, "GET", path, "");
            }
            asked.expect(405, "DELETE", "/api/0/organizations/" + tenant.slug() + "/issues", "");
            asked.expect(405, "POST", "/api/0/issues/" + issue, "{}");
        }
    }

    private void each(BiConsumer<Routes.Route, Checks> check) throws IOException {
        try (var checks = new Checks()) {
            for (var route : Routes.all()) check.accept(route, checks);
        }
    }

    private static List<String> values() {
        var all = new ArrayList<>(RAW);
        for (var word : WORDS)
            all.add(URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20"));
        return all;
    }

    private static long parameters(String path) {
        return path.chars().filter(c -> c == '{').count();
    }

    /// The path with a good value for each parameter but the one.
    private String path(String template, int hostile, String text) {
        var path = new StringBuilder();
        int parameter = 0;
        for (var part : template.substring(1).split("/")) {
            path.append('/');
            if (!part.startsWith("{")) path.append(part);
            else if (parameter++ == hostile) path.append(text);
            else path.append(good(part));
        }
        return path.toString();
    }

    private String good(String parameter) {
        return switch (parameter.substring(1, parameter.length() - 1).replaceAll(":.*", "")) {
            case "organization" -> tenant.slug();
            case "project", "slug" -> "shop";
            case "issue", "id" -> Long.toString(issue);
            case "which" -> "latest";
            case "sequence" -> "7";
            default -> "0".repeat(32);
        };
    }

    /// Requests over one connection, and what was wrong with their answers.
    private final class Checks implements AutoCloseable {

        private final SoftAssertions softly = new SoftAssertions();
        private final ObjectMapper json = new ObjectMapper();

        void check(Routes.Route route, String path, String body) {
            for (var bearer :
                    List.of(
                            route.path().startsWith("/api/0") ? token : person,
                            PostgresResource.SERVICE_TOKEN)) {
                judge(
                        route.method(),
                        path,
                        RawHttp.ask(server, route.method(), path, bearer, body));
            }
        }

        /// @param name that the words begin with
        void refused(Routes.Route route, String path, String name) {
            var answer = RawHttp.ask(server, route.method(), path, token(route), "");
            var what = route.method() + " " + path;
            softly.assertThat(answer.status()).as(what).isEqualTo(400);
            softly.assertThat(detail(answer)).as(what).startsWith(name + ": ");
        }

        private String token(Routes.Route route) {
            if (route.path().startsWith("/api/0/operations")) return admin;
            if (route.path().equals("/internal/organizations/elsewhere")) return person;
            return route.path().startsWith("/api/0") ? token : PostgresResource.SERVICE_TOKEN;
        }

        void expect(int status, String method, String path, String body) {
            var answer = RawHttp.ask(server, method, path, token, body);
            softly.assertThat(answer.status()).as(method + " " + path).isEqualTo(status);
            judge(method, path, answer);
        }

        private void judge(String method, String path, RawHttp.Answer answer) {
            var what = method + " " + (path.length() > 200 ? path.substring(0, 200) : path);
            softly.assertThat(answer.status()).as(what).isLessThan(500);
            if (answer.status() < 400 || isBeforeAnyRoute(path, answer)) return;
            softly.assertThat(detail(answer)).as(what + " " + answer.status()).isNotEmpty();
        }

        /// The server ends it without looking at the path: too long, or no address at all.
        private static boolean isBeforeAnyRoute(String path, RawHttp.Answer answer) {
            boolean noAddress = answer.status() == 400 && path.matches(".*%(zz.*|/.*|)");
            return answer.status() == 414 || noAddress;
        }

        private String detail(RawHttp.Answer answer) {
            try {
                return json.readTree(answer.body()).path("detail").asText();
            } catch (IOException noJson) {
                return "";
            }
        }

        @Override
        public void close() {
            softly.assertAll();
        }
    }
}
