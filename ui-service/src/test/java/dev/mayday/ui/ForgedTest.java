package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What a page of somebody else can make a browser send, to every route that changes something. The
/// routes are found by looking.
@QuarkusTest
class ForgedTest extends PageTest {

    /// What browsers say then, in disguises that another site can give a request.
    private static final List<Map<String, String>> DISGUISES =
            List.of(
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Sec-Fetch-Site", "same-site"),
                    Map.of("Sec-Fetch-Site", "same-origin, cross-site"),
                    Map.of("Sec-Fetch-Site", ""),
                    Map.of("Sec-Fetch-Site", "cross-site", "HX-Request", "true"),
                    Map.of("Sec-Fetch-Site", "cross-site", "HX-Request-Type", "partial"),
                    Map.of("Sec-Fetch-Site", "cross-site", "Origin", "http://localhost"),
                    Map.of("Sec-Fetch-Site", "cross-site", "X-Requested-With", "XMLHttpRequest"),
                    Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"),
                    Map.of("Origin", "null"),
                    Map.of("Origin", ""),
                    Map.of("Origin", "https://evil.example", "HX-Request", "true"),
                    Map.of("Origin", "http://localhost.evil.example"),
                    Map.of("Origin", "http://evil.example@localhost"),
                    Map.of("Origin", "http://localhost:1"));

    private static final List<String> TYPES =
            List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data");

    /// A page that says no asks who the visitor is.
    private static final Predicate<String> IS_READ = line -> line.startsWith("GET ");

    /// RestAssured would refuse to send a body without parts.
    private static final RestAssuredConfig AS_GIVEN =
            RestAssured.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("multipart/form-data", ContentType.TEXT));

    @Test
    void no_disguise_of_a_foreign_request_changes_anything() {
        var done = new ArrayList<String>();
        for (var route : writes()) {
            for (var disguise : DISGUISES) {
                for (var type : TYPES) {
                    var answer =
                            browser.request()
                                    .config(AS_GIVEN)
                                    .contentType(type)
                                    .headers(disguise)
                                    .body("")
                                    .request(route.method(), route.with("", ""));
                    int status = answer.statusCode();
                    if (status != 403 && status != 415) {
                        done.add(status + " " + route.path() + " " + type + " " + disguise);
                    }
                }
            }
        }

        assertThat(done).isEmpty();
        assertThat(neighbor.asked()).extracting(asked -> asked.line()).allMatch(IS_READ);
    }

    /// No header and no field makes a GET a change, and none changes by itself. Offers are looked
    /// at by a POST between services, so that their secret stands in no address.
    @Test
    void looking_at_a_page_changes_nothing() {
        for (var route : Route.all()) {
            if (!route.method().equals("GET") || route.path().startsWith("/live/")) continue;
            browser.request()
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("X-HTTP-Method-Override", "POST")
                    .queryParam("_method", "DELETE")
                    .get(route.with("", ""));
        }

        assertThat(neighbor.asked())
                .extracting(asked -> asked.line())
                .allMatch(line -> line.startsWith("GET ") || line.matches("POST .*[/-]offers"));
    }

    private static List<Route> writes() {
        var writes = Route.all().stream().filter(each -> !each.method().equals("GET")).toList();
        assertThat(writes).extracting(Route::path).contains("/sign-in", "/sign-out");
        return writes;
    }
}
