package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL that takes every question and answers none.
class FrozenDatabaseTest {

    @TempDir Path directory;

    @Test
    void people_and_programs_are_told_in_time_events_are_accepted_and_afterwards_all_is_there()
            throws Exception {
        try (var mayday = Standalone.start("frozen", directory.resolve("data"), Map.of())) {
            var stream = Stream.ofKeyErrors(mayday.sender());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            stream.acceptMore(Stream.USERS, statuses);
            var api = mayday.api();
            var project = api.get("/projects/").get(0).get("slug").asText();
            var issue = api.awaitIssue("KeyError").get("id").asText();
            var browser = new SignedIn(mayday.origin());
            var pages =
                    List.of(
                            "/issues",
                            "/issues/" + issue,
                            "/projects/" + project + "/alerts",
                            "/operations");
            for (var page : pages) browser.get(page);

            new Disasters(mayday, directory.resolve("backups"))
                    .whileFrozen(
                            () -> {
                                for (var page : pages) assertSaysSo(browser, page);
                                assertThat(api.status("/organizations/")).isEqualTo(503);
                                assertThat(api.status("/operations/dead-changes/")).isEqualTo(503);
                                stream.acceptMore(Stream.USERS, statuses);
                            });

            assertThat(statuses).containsExactly(200);
            var books = new Books(mayday.data());
            books.awaitAll(stream);
            books.assertTheyAgreeOn(stream);
            for (var page : pages) browser.get(page);
        }
    }

    private static void assertSaysSo(SignedIn browser, String path) throws Exception {
        var answer = browser.ask(path);
        var page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(page.text()).contains("is away", "database", "Request ");
        assertThat(page.select("a:contains(Try again)").attr("href")).isEqualTo(path);
        assertThat(page.select("nav .nav-list a").eachAttr("href")).contains("/issues");
    }
}
