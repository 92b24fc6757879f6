package dev.mayday.alerts.api;

import static dev.mayday.alerts.Given.anIssue;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.alerts.Database;
import dev.mayday.alerts.IssuesStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every parameter of every route, with text that nobody sane would send.
@QuarkusTest
@QuarkusTestResource(Database.class)
class HostileTextTest {

    private static final String PROJECT = "/internal/alerts/projects/";
    private static final String DEAD = "/internal/alerts/dead-changes";

    static Stream<String> hostile() {
        return Stream.of(
                "\0",
                "a\0b",
                "\uD83D",
                "\u2028\u202E",
                "'; DROP TABLE alerts.rule; --",
                "<script>alert(1)</script>",
                "%00",
                "%",
                "{}",
                "1e18",
                "1.5",
                "NaN",
                "9223372036854775808",
                "9".repeat(4_000),
                "\"".repeat(4_000),
                "x".repeat(60_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void in_the_address_it_is_refused(String text) {
        var x = URLEncoder.encode(head(text), StandardCharsets.UTF_8);
        for (var what : List.of("rules", "channels", "destinations", "deliveries")) {
            refused(literally().get(PROJECT + x + "/" + what));
        }
        refused(literally().body(rule()).put(PROJECT + "1/rules/" + x));
        refused(literally().delete(PROJECT + "1/destinations/" + x));
        refused(literally().post(PROJECT + "1/destinations/" + x + "/test"));
        refused(literallyAsService().post(DEAD + "/" + x + "/runs"));
        refused(literallyAsService().delete(DEAD + "/" + x));
    }

    private static RequestSpecification literally() {
        return asAdmin().urlEncodingEnabled(false);
    }

    private static RequestSpecification literallyAsService() {
        return asService().urlEncodingEnabled(false);
    }

    /// As much as fits into an address.
    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), 1_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void in_the_query_it_is_refused_with_a_detail(String text) {
        var part = head(text);
        for (var name : List.of("issue", "limit")) {
            told(asAdmin().queryParam(name, part).get(PROJECT + "1/deliveries"));
        }
        for (var name : List.of("before", "limit")) {
            told(asService().queryParam(name, part).get(DEAD));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void in_a_body_it_is_refused_or_kept_as_it_is(String text) {
        var project = anIssue().project();
        int id = asAdmin().get(PROJECT + project + "/rules").then().extract().path("[0].id");
        for (var field : rule().keySet()) {
            for (var value : List.<Object>of(text, List.of(text), Map.of(text, text))) {
                var wanted = new HashMap<>(rule());
                wanted.put(field, value);
                answered(asAdmin().body(wanted).put(PROJECT + project + "/rules/" + id));
            }
        }
        for (var body : destinations(text)) {
            told(asAdmin().body(body).post(PROJECT + project + "/destinations"));
        }
        answered(asAdmin().body(text).put(PROJECT + project + "/rules/" + id));
        answered(asService().header("Authorization", "x").body(text).get(DEAD));
    }

    private static List<Map<String, Object>> destinations(String text) {
        var all = new ArrayList<Map<String, Object>>();
        all.add(Map.of("kind", text, "name", "x", "settings", Map.of()));
        all.add(
                Map.of(
                        "kind",
                        "slack",
                        "name",
                        text,
                        "settings",
                        Map.of("url", "http://127.0.0.2/")));
        all.add(Map.of("kind", "slack", "name", "x", "settings", Map.of("url", text)));
        all.add(Map.of("kind", "slack", "name", "x", "settings", Map.of("url", "https://" + text)));
        all.add(Map.of("kind", "slack", "name", "x", "settings", Map.of(text, text)));
        all.add(Map.of("kind", "slack", "name", "x", "settings", text));
        return all;
    }

    private static Map<String, Object> rule() {
        return AlertsResourceTest.rule("x", "off", List.of("issue.new"));
    }

    private static void answered(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isLessThan(500);
    }

    private static void refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isBetween(400, 499);
    }

    private static void told(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getString("detail")).isNotBlank();
    }

    private static RequestSpecification asAdmin() {
        return given().header("Authorization", IssuesStandIn.ADMIN).contentType("application/json");
    }

    private static RequestSpecification asService() {
        return given().header("Authorization", "Bearer a-token-for-the-tests-of-alerts")
                .contentType("application/json");
    }
}
