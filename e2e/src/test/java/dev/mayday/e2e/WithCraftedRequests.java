package dev.mayday.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// Requests that no browser makes by itself: where they lead, and what gets into the heads of
/// answers: faults 38.
interface WithCraftedRequests extends Attacked {

    /// Each leads elsewhere in some browser, or ends a header in some server.
    List<String> ELSEWHERE =
            List.of(
                    "https://evil.example/",
                    "//evil.example/",
                    "///evil.example/",
                    "/\\evil.example/",
                    "\\\\evil.example/",
                    "/\t/evil.example/",
                    "/%09/evil.example/",
                    "%2F%2Fevil.example/",
                    "/%5Cevil.example",
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    "data:text/html,x",
                    "/x\r\nLocation: https://evil.example/",
                    "/x\r\nSet-Cookie: mayday=evil",
                    "/\u0000/evil.example",
                    " //evil.example",
                    "@evil.example",
                    ".evil.example",
                    "/@evil.example/..//evil.example",
                    "https:evil.example");

    @Test
    default void nobody_is_led_elsewhere_after_signing_in() throws Exception {
        var ways = new ArrayList<String>();
        for (var next : ELSEWHERE) {
            var encoded = encoded(next);
            var form = RawHttp.ask(origin(), "GET", "/sign-in?next=" + encoded, "");
            if (form.status() == 200) {
                ways.add(Jsoup.parse(form.body()).select("input[name=next]").attr("value"));
                ways.addAll(Jsoup.parse(form.body()).select("a").eachAttr("href"));
            }
            var in =
                    RawHttp.ask(
                            origin(), "POST", "/sign-in", credentials() + encoded, RawHttp.OURS);
            assertThat(in.lines().subList(1, in.lines().size()))
                    .noneMatch(line -> line.contains("Set-Cookie: mayday=evil"));
            ways.addAll(in.header("Location"));
        }

        assertThat(ways).isNotEmpty().allMatch(this::isOurs);
    }

    /// What our own pages tell of the way back is hostile as well.
    @Test
    default void nobody_is_led_elsewhere_by_what_a_request_says_of_its_page() throws Exception {
        for (var place : ELSEWHERE) {
            var line = place.replaceAll("[\r\n\u0000]", "");
            for (var name : List.of("Referer", "HX-Current-URL", "Origin")) {
                for (var path : List.of("/issues", "/issues/1", "/sign-out")) {
                    var method = path.equals("/sign-out") ? "POST" : "GET";
                    var answer =
                            RawHttp.ask(
                                    origin(),
                                    method,
                                    path,
                                    "",
                                    RawHttp.OURS,
                                    "HX-Request: true",
                                    name + ": " + line);
                    assertThat(answer.header("Location")).allMatch(this::isOurs);
                    assertThat(answer.header("HX-Redirect")).allMatch(this::isOurs);
                }
            }
        }
    }

    /// Whoever asks under another name gets nothing that leads to that name.
    @Test
    default void the_name_under_which_somebody_asks_stands_in_no_answer() throws Exception {
        var cookie = cookie(RawHttp.ask(origin(), "POST", "/sign-in", credentials(), RawHttp.OURS));
        var evil =
                List.of(
                        new String[] {"Host: evil.example"},
                        new String[] {"X-Forwarded-Host: evil.example"},
                        new String[] {"X-Forwarded-Server: evil.example"},
                        new String[] {"X-Original-Host: evil.example"},
                        new String[] {"Forwarded: host=evil.example;proto=https"},
                        new String[] {"X-Forwarded-Prefix: //evil.example"},
                        new String[] {
                            "X-Original-URL: //evil.example", "X-Rewrite-URL: //evil.example"
                        });
        for (var headers : evil) {
            for (var path : PAGES) {
                var with = new ArrayList<>(List.of(headers));
                with.add("Cookie: " + cookie);
                var answer = RawHttp.ask(origin(), "GET", path, "", with.toArray(String[]::new));

                assertThat(answer.status()).as(path).isBetween(200, 499);
                assertThat(answer.body() + answer.lines())
                        .as(path + " asked with " + with)
                        .doesNotContain("evil.example");
            }
        }
    }

    List<String> PAGES =
            List.of(
                    "/issues",
                    "/projects",
                    "/alerts",
                    "/settings",
                    "/settings/members",
                    "/settings/teams",
                    "/settings/tokens",
                    "/sign-in",
                    "/no");

    /// Nor does a link that is made then and handed to somebody else.
    @Test
    default void a_link_leads_here_whatever_the_request_says_of_this_place() throws Exception {
        var cookie = cookie(RawHttp.ask(origin(), "POST", "/sign-in", credentials(), RawHttp.OURS));
        for (var evil : List.of("Host: evil.example", "X-Forwarded-Host: evil.example")) {
            var who = "eve%d%%40example.com".formatted(evil.length());
            var made =
                    RawHttp.ask(
                            origin(),
                            "POST",
                            "/settings/members",
                            "email=" + who + "&role=member",
                            RawHttp.OURS,
                            evil,
                            "Cookie: " + cookie);
            assertThat(made.status()).isEqualTo(303);
            var cookies = new ArrayList<>(List.of(cookie));
            made.header("Set-Cookie").forEach(each -> cookies.add(each.replaceFirst(";.*", "")));
            var page =
                    RawHttp.ask(
                            origin(),
                            "GET",
                            "/settings/members",
                            "",
                            evil,
                            "Cookie: " + String.join("; ", cookies));

            var link = Jsoup.parse(page.body()).select("#link").text();
            assertThat(link).startsWith(origin() + "/invitations/");
            assertThat(page.body()).doesNotContain("evil.example");
        }
    }

    /// A name may be anything, and stands in no header.
    @Test
    default void what_people_call_things_adds_no_header() throws Exception {
        var cookie = cookie(RawHttp.ask(origin(), "POST", "/sign-in", credentials(), RawHttp.OURS));
        var name = encoded("Shop\r\nSet-Cookie: mayday=evil\r\nX-Evil: yes\r\n\r\n<h1>evil</h1>");
        for (var post :
                List.of(
                        "/projects name=" + name + "&platform=java",
                        "/settings/teams name=" + name,
                        "/settings/tokens scopes=org%3Aread&name=" + name,
                        "/settings/members email=" + name + "&role=" + name,
                        "/issues/views name=" + name + "&query=query%3D" + name,
                        "/sign-in email=" + name + "&password=" + name + "&next=" + name)) {
            var parts = post.split(" ", 2);
            var answer =
                    RawHttp.ask(
                            origin(),
                            "POST",
                            parts[0],
                            parts[1],
                            RawHttp.OURS,
                            "Cookie: " + cookie);

            assertThat(answer.status()).as(parts[0]).isBetween(200, 499);
            assertThat(answer.lines()).noneMatch(line -> line.startsWith("X-Evil"));
            assertThat(answer.header("Set-Cookie")).noneMatch(line -> line.contains("=evil"));
        }
    }

    /// Parts would become files of anybody, a body without end would be waited for.
    @Test
    default void no_page_takes_more_than_a_small_form() throws Exception {
        var form = "application/x-www-form-urlencoded";
        for (var path : List.of("/sign-in", "/sign-in/no-such-link", "/sign-out", "/no")) {
            var junk = "--xx\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n";
            assertThat(posted(path, "multipart/form-data; boundary=xx", junk)).isEqualTo(415);
            assertThat(posted(path, "multipart/form-data", junk)).isEqualTo(415);
            assertThat(posted(path, form + "; charset=no-such", "a=b")).isEqualTo(415);
            assertThat(posted(path, form, "a=" + "b".repeat(70_000))).isEqualTo(413);
        }
    }

    private int posted(String path, String type, String body) throws IOException {
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                        + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n";
        return RawHttp.send(
                        origin(),
                        "127.0.0.1",
                        head.formatted(
                                        path,
                                        origin().getAuthority(),
                                        RawHttp.OURS,
                                        type,
                                        body.length())
                                + body)
                .status();
    }

    @Test
    default void no_name_of_a_file_leads_out_of_its_directory() throws Exception {
        var names =
                List.of(
                        "..%2f..%2f..%2fetc%2fpasswd",
                        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                        "..%5c..%5capplication.properties",
                        "..%252f..%252fapplication.properties",
                        "....//....//etc/passwd",
                        "../../../../../../etc/passwd",
                        "%2fetc%2fpasswd",
                        "application.properties",
                        "application.properties%00.css",
                        "..;/application.properties");
        for (var name : names) {
            for (var path : List.of("/assets/x/", "/assets/", "/", "//", "/favicon.ico/")) {
                var answer = RawHttp.ask(origin(), "GET", path + name, "");

                assertThat(answer.status()).as(path + name).isBetween(300, 499);
                assertThat(answer.body()).doesNotContain("root:", "quarkus.");
            }
        }
    }

    private URI origin() {
        return mayday().origin();
    }

    private boolean isOurs(String place) {
        return place.matches("/(?![/\\\\])[\\x21-\\x7e]*")
                || place.startsWith(mayday().origin() + "/");
    }

    private static String credentials() {
        return "email=%s&password=%s&next="
                .formatted(encoded(Deployment.ADMIN_EMAIL), encoded(Deployment.ADMIN_PASSWORD));
    }

    private static String cookie(RawHttp.Answer in) throws IOException {
        assertThat(in.status()).isEqualTo(303);
        return in.header("Set-Cookie").getFirst().replaceFirst(";.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
