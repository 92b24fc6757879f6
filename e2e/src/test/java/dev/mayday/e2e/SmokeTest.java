package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.alerts.slack.SlackReceiver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The main job, the same against both deployments: an event comes in, stands in the API and on the
/// page, and Slack is told, once; after a resolve and a return Slack is told again.
@Timeout(300)
class SmokeTest {

    private static final String VALUE = "5 < 6 & `a` > <!channel>";

    @TempDir Path directory;

    @Test
    void one_process_with_its_own_database() throws Exception {
        try (var slack = SlackReceiver.start();
                var mayday =
                        Standalone.start("smoke", directory.resolve("data"), environment(slack))) {
            mainJob(mayday, slack);
        }
    }

    @Test
    void four_processes_over_kafka_and_postgresql() throws Exception {
        try (var slack = SlackReceiver.start();
                var mayday = Suite.start(directory, environment(slack))) {
            mainJob(mayday, slack);
        }
    }

    private static Map<String, String> environment(SlackReceiver slack) {
        return Map.of(
                "MAYDAY_ALERTS_SLACK_WEBHOOK_URL", slack.url(),
                "MAYDAY_ALERTS_EGRESS_ALLOW_HTTP", "true",
                "MAYDAY_ALERTS_EGRESS_ALLOW", "127.0.0.1");
    }

    private static void mainJob(Deployment mayday, SlackReceiver slack) throws Exception {
        send(mayday, "PriceError", VALUE);
        var message = slack.next();
        var issue = mayday.api().awaitIssue("PriceError");

        assertTells(message, issue, mayday);
        assertStandsOnThePage(mayday, issue);
        assertComesBack(mayday, slack, issue);
        assertCountsOnWhereItIsOpen(mayday, issue);
        assertKeepsAView(mayday);
        assertNothingWasPutAside(mayday);
    }

    private static void assertNothingWasPutAside(Deployment mayday) {
        for (var what : List.of("dead-envelopes", "dead-changes")) {
            var list = mayday.api().get("/operations/" + what + "/");
            assertThat(list.get("total").asInt()).as(what).isZero();
        }
    }

    private static void assertTells(
            SlackReceiver.Received message, JsonNode issue, Deployment mayday) {
        assertThat(message.problems()).isEmpty();
        var text = message.message().toString();
        assertThat(text)
                .contains("5 &lt; 6 &amp;")
                .contains("&lt;!channel&gt;")
                .doesNotContain("<!channel>")
                .contains("shop.priceerror in price")
                .contains(issue.get("shortId").asText())
                .contains("production")
                .contains(mayday.origin() + "/issues/" + issue.get("id").asText());
    }

    private static void assertStandsOnThePage(Deployment mayday, JsonNode issue) throws Exception {
        var browser = new SignedIn(mayday.origin());
        var list = Jsoup.parse(browser.get("/issues"));
        assertThat(list.text()).contains("PriceError").contains(VALUE);
        var page = Jsoup.parse(browser.get("/issues/" + issue.get("id").asText()));
        assertThat(page.selectFirst("h1").text()).contains("PriceError");
        assertThat(page.text()).contains(VALUE);
        assertThat(page.text()).contains("return PRICES[sku]");
    }

    private static void assertComesBack(Deployment mayday, SlackReceiver slack, JsonNode issue)
            throws Exception {
        var path = "/issues/" + issue.get("id").asText() + "/";
        mayday.api().put(path, "{\"status\":\"resolved\"}");
        assertThat(mayday.api().get(path).get("status").asText()).isEqualTo("resolved");

        send(mayday, "PriceError", VALUE);

        var regression = slack.next();
        assertThat(regression.problems()).isEmpty();
        assertThat(regression.message().toString().toLowerCase(java.util.Locale.ROOT))
                .contains("regress");
        assertThat(mayday.api().get(path).get("substatus").asText()).isEqualTo("regressed");
        assertThat(mayday.api().get(path).get("count").asInt()).isEqualTo(2);
    }

    /// The first line says that the stream is open.
    private static void assertCountsOnWhereItIsOpen(Deployment mayday, JsonNode issue)
            throws Exception {
        var id = issue.get("id").asText();
        try (var lines = new SignedIn(mayday.origin()).lines("/live/issues?shown=" + id)) {
            var told = lines.iterator();
            assertThat(told.next()).startsWith(":");

            send(mayday, "PriceError", VALUE);

            while (!told.next().contains("3 here, 3 in all")) assertThat(told).hasNext();
        }
    }

    private static void assertKeepsAView(Deployment mayday) throws Exception {
        var browser = new SignedIn(mayday.origin());
        var saved = browser.post("/issues/views", "name=Prices&query=query%3DPriceError");

        var open = Jsoup.parse(saved.body());
        assertThat(open.select(".issues-views [aria-current]").text()).isEqualTo("Prices");
        assertThat(open.text()).contains("View “Prices” saved.");
        assertThat(Jsoup.parse(browser.get("/issues/views")).text()).contains("PriceError");
    }

    private static void send(Deployment mayday, String type, String value) throws Exception {
        var event =
                """
                {"platform":"python","level":"error","environment":"production","exception":{"values":[{"type":"%s",\
                "value":"%s","stacktrace":{"frames":[{"module":"shop.orders","filename":"shop/orders.py",\
                "function":"place","lineno":7,"in_app":true,"context_line":"    return PRICES[sku]"},\
                {"module":"shop.%s","filename":"shop/prices.py","function":"price","lineno":9,"in_app":true,\
                "context_line":"    return PRICES[sku]"}]}}]}}\
                """
                        .formatted(type, value, type.toLowerCase(java.util.Locale.ROOT));
        assertThat(mayday.sender().send(EventSender.newId(), event).get()).isEqualTo(200);
    }
}
