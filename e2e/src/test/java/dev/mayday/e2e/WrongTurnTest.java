package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of the application, as it is delivered, who asks it for something that there
/// is not.
class WrongTurnTest {

    @TempDir Path directory;

    @Test
    void every_wrong_turn_is_a_page_with_a_way_on_and_what_is_for_builders_is_not_there()
            throws Exception {
        try (var mayday = Standalone.start("wrong-turn", directory.resolve("data"), Map.of())) {
            var browser = new SignedIn(mayday.origin());

            for (var path : List.of("/no/such/page", "/ui/kit", "/issues/none", "/issues/99999")) {
                assertKeepsTheWays(browser.ask(path), 404, path);
            }
            assertKeepsTheWays(browser.post("/issues", "a=b"), 405, "/issues");
            assertKeepsTheWays(browser.ask("/sign-out"), 405, "/sign-out");
            var icon = browser.ask("/favicon.ico");
            assertThat(icon.statusCode()).isEqualTo(200);
            assertThat(icon.headers().firstValue("Content-Type").orElse("")).startsWith("image/");
        }
    }

    private static void assertKeepsTheWays(
            HttpResponse<String> answer, int status, String address) {
        var page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).as(address).isEqualTo(status);
        assertThat(answer.uri().getPath()).isEqualTo(address);
        assertThat(page.select("h1").text()).as(address).isNotEmpty();
        assertThat(page.select("nav .nav-list a").eachAttr("href")).contains("/issues");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
