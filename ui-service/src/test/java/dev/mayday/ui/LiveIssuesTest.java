package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.bus.ActivitySummary;
import dev.mayday.contracts.bus.Channels;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The other end of the channel is in this process, as in `standalone`.
@QuarkusTest
@Timeout(30)
class LiveIssuesTest extends PageTest {

    @Inject
    @Channel(Channels.ISSUE_SIGNALS)
    @OnOverflow(OnOverflow.Strategy.DROP)
    Emitter<String> bus;

    @Test
    void the_page_names_the_stream_of_its_own_filter() {
        var page = browser.get("/issues?project=shop&period=24h");

        assertThat(page.one(".issues-live").attr("hx-sse:connect"))
                .isEqualTo("/live/issues?project=shop&period=24h&shown=42");
        assertThat(browser.get("/issues?cursor=x").has(".issues-live")).isFalse();
    }

    @Test
    void new_issues_are_announced_with_a_link_to_the_list_and_the_rest_is_not() throws Exception {
        try (var stream = open("/live/issues?project=document-api")) {
            assertThat(stream.next(":")).contains("here");

            send(change(1, Kind.FIRST_IN_ENVIRONMENT, 1, "document-api", 5));
            send(change(2, Kind.OPENED, 2, "shop", 6));
            send(change(3, Kind.OPENED, 77, "secret", 7));
            send("not json");
            send(change(4, Kind.OPENED, 1, "document-api", 8));
            send(change(5, Kind.REGRESSED, 1, "document-api", 9));
            send(change(6, Kind.RESOLVED, 1, "document-api", 10));

            assertThat(stream.next("data:"))
                    .contains("2 new, 1 changed", "href=\"/issues?project=document-api\"");
        }
    }

    @Test
    void a_row_that_something_happened_to_is_read_again_and_told_in_its_place() throws Exception {
        var rows = "GET /internal/dashboard/issue-rows";
        neighbor.answers(rows, List.of(Fixtures.keyError().counting(10_250, 3_892).row()));
        try (var stream = open("/live/issues?period=24h&environment=production&shown=41,42")) {
            assertThat(stream.next(":")).contains("here");

            send(summary(1, 7));
            send(summary(1, 42));
            send(summary(1, 42));

            assertThat(stream.next("data:<hx-partial"))
                    .contains("hx-target=\"#issue-42\"", "<tr id=\"issue-42\"");
            assertThat(stream.next("data:<td class=\"issues-num\"")).contains("10,250 here");
            assertThat(neighbor.lines())
                    .filteredOn(line -> line.startsWith(rows))
                    .containsExactly(rows + "?id=42&environment=production&period=24h");
        }
    }

    @Test
    void what_somebody_else_does_stands_in_the_row() throws Exception {
        neighbor.answers(
                "GET /internal/dashboard/issue-rows",
                List.of(Fixtures.keyError().resolved().row()));
        try (var stream = open("/live/issues?shown=42")) {
            assertThat(stream.next(":")).contains("here");

            send(change(1, Kind.RESOLVED, 1, "document-api", 42));

            assertThat(stream.next("data:<div class=\"issues-facts\"")).contains("Resolved");
        }
    }

    @Test
    void who_comes_back_is_told_how_all_rows_stand() throws Exception {
        neighbor.answers("GET /internal/dashboard/issue-rows", List.of(Fixtures.keyError().row()));
        try (var stream = open("/live/issues?shown=42", "1")) {
            assertThat(stream.next("data:<hx-partial")).contains("#issue-42");
        }
    }

    @Test
    void a_stream_ends_when_its_listener_is_refused() throws Exception {
        neighbor.refuses("GET /internal/access/projects", 401, "over");
        try (var stream = open("/live/issues?shown=42")) {
            assertThat(stream.next(":")).contains("here");

            stream.toItsEnd();
        }
    }

    @Test
    void a_neighbor_that_is_away_ends_no_stream() throws Exception {
        neighbor.refuses("GET /internal/dashboard/issue-rows", 503, "away");
        try (var stream = open("/live/issues?shown=42")) {
            assertThat(stream.next(":")).contains("here");
            send(summary(1, 42));
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    neighbor.lines().stream()
                                            .anyMatch(line -> line.contains("issue-rows")));

            neighbor.answers(
                    "GET /internal/dashboard/issue-rows", List.of(Fixtures.keyError().row()));
            send(summary(1, 42));

            assertThat(stream.next("data:<hx-partial")).contains("#issue-42");
        }
    }

    @Test
    void an_open_issue_tells_what_others_do_and_how_many_events_came_since_it_was_read()
            throws Exception {
        var now = Instant.now().toEpochMilli();
        try (var stream = open("/live/issue/42?events=9&since=" + (now - 1000))) {
            assertThat(stream.next(":")).contains("here");

            send(summary(1, 43));
            send(summary(77, 42));
            send(change(1, Kind.RESOLVED, 1, "document-api", 43));
            send(change(2, Kind.RESOLVED, 1, "document-api", 42));
            assertThat(stream.next("data:<a")).contains("It was resolved.<");
            send(summary(1, 42));

            assertThat(stream.next("data:<a"))
                    .contains("href=\"/issues/42/events/latest\"")
                    .contains("It was resolved. 2 new events, 11 in all.");
        }
    }

    @Test
    void an_open_issue_is_not_told_what_its_page_knows() throws Exception {
        var read = Instant.now().plusSeconds(60).toEpochMilli();
        try (var stream = open("/live/issue/42?events=10&since=" + read)) {
            assertThat(stream.next(":")).contains("here");

            send(change(2, Kind.RESOLVED, 1, "document-api", 42));
            send(summary(1, 42));

            assertThat(stream.next("data:<a")).contains(">1 new event, 11 in all.<");
        }
    }

    @Test
    void an_issue_page_names_its_stream() {
        var stream = browser.get("/issues/42").one("#news").attr("hx-sse:connect");

        assertThat(stream).startsWith("/live/issue/42?").contains("events=10247", "since=");
    }

    private static String summary(long project, long issue) throws Exception {
        return NeighborServer.JSON.writeValueAsString(
                new ActivitySummary(
                        List.of(),
                        List.of(
                                new ActivitySummary.Figures(
                                        project, issue, 11, 3, Instant.now()))));
    }

    @Test
    void nobody_listens_without_a_session() throws Exception {
        var answer = new Page(new Browser("").request().get("/live/issues"));

        assertThat(answer.is(303).location()).startsWith("/sign-in");
    }

    private void send(IssueChange change) throws Exception {
        send(NeighborServer.JSON.writeValueAsString(change));
    }

    private void send(String change) {
        bus.send(change).toCompletableFuture().join();
    }

    private static IssueChange change(long id, Kind kind, long project, String slug, long issue) {
        return new IssueChange(
                id,
                kind,
                Instant.now(),
                new IssueChange.Project(project, slug, slug, "acme"),
                new IssueChange.Issue(
                        issue,
                        "X-" + issue,
                        "KeyError: x",
                        "app",
                        Level.ERROR,
                        1,
                        1,
                        1,
                        Instant.now(),
                        ""),
                new IssueChange.Trigger("e", "production", "", Map.of()),
                null,
                "because");
    }

    private Stream open(String path) throws Exception {
        return open(path, "");
    }

    /// @param last the id of the last event that the browser had; empty for none
    private Stream open(String path, String last) throws Exception {
        var asked = browser.plain(path);
        var request = last.isEmpty() ? asked.build() : asked.header("Last-Event-ID", last).build();
        var client = HttpClient.newHttpClient();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        return new Stream(client, new BufferedReader(new InputStreamReader(answer.body())));
    }

    private record Stream(HttpClient client, BufferedReader lines) implements AutoCloseable {

        String next(String start) throws Exception {
            String line = lines.readLine();
            while (line != null && !line.startsWith(start)) line = lines.readLine();
            return String.valueOf(line);
        }

        void toItsEnd() throws Exception {
            String line = lines.readLine();
            while (line != null) line = lines.readLine();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
