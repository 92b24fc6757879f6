package dev.mayday.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sentry.Sentry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unmodified SDKs, told nothing but a DSN.
class RealClientsTest {

    @TempDir static Path directory;
    private static Standalone mayday;

    @BeforeAll
    static void start() throws Exception {
        mayday = Standalone.start("real-clients", directory.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        mayday.close();
    }

    @Test
    void the_python_incident_tells_everything_that_its_user_wants_to_know() {
        Clients.python(mayday.dsn(), "classify", 5);
        Clients.python(mayday.dsn(), "reclassify", 1);

        var issue = mayday.api().awaitIssue("KeyError: 'business_finance'");
        var all = issuesTitled("KeyError: 'business_finance'");
        assertThat(all).as("the same error from another function is another issue").hasSize(2);
        var classify = culprit(all, "classify");
        assertThat(classify.get("count").asInt()).isEqualTo(5);
        assertThat(classify.get("userCount").asInt()).isEqualTo(5);

        var event = mayday.api().latestEvent(classify.get("id").asText());
        var exception = entry(event, "exception").get("values").get(0);
        assertThat(exception.get("type").asText()).isEqualTo("KeyError");
        assertThat(exception.get("value").asText()).isEqualTo("'business_finance'");
        assertThat(event.get("culprit").asText()).contains("classify");
        assertInnermostFrame(exception.get("stacktrace").get("frames"));
        assertSurroundings(event);
        assertThat(issue.get("project").get("slug").asText()).isNotBlank();
    }

    private static void assertInnermostFrame(JsonNode frames) {
        var innermost = frames.get(frames.size() - 1);
        assertThat(innermost.get("function").asText()).isEqualTo("classify");
        assertThat(innermost.get("module").asText()).isEqualTo("app.services.classifier");
        assertThat(innermost.get("inApp").asBoolean()).isTrue();
        assertThat(innermost.get("vars").get("raw_label").asText()).isEqualTo("'business_finance'");
        assertThat(innermost.get("context"))
                .anySatisfy(
                        line ->
                                assertThat(line.get(1).asText().strip())
                                        .isEqualTo("return CATEGORY_MAP[raw_label]"));
        var libraries =
                StreamSupport.stream(frames.spliterator(), false)
                        .filter(frame -> !frame.get("inApp").asBoolean());
        assertThat(libraries).as("frames of libraries are not in-app").isNotEmpty();
    }

    private static void assertSurroundings(JsonNode event) {
        var messages = new ArrayList<String>();
        entry(event, "breadcrumbs")
                .get("values")
                .forEach(crumb -> messages.add(crumb.path("message").asText()));
        assertThat(messages)
                .containsSubsequence(
                        "Processing started: report.pdf", "Predicting label", "Label predicted");
        var request = entry(event, "request");
        assertThat(request.get("method").asText()).isEqualTo("POST");
        assertThat(request.get("url").asText()).endsWith("/api/documents/classify");
        assertThat(request.get("data").get("text").asText()).contains("Quarterly earnings");
        assertThat(event.get("user").get("username").asText()).isEqualTo("ada");
        assertThat(event.get("user").get("data").get("subscription_tier").asText())
                .isEqualTo("pro");
        assertThat(tag(event, "organisation_id")).isEqualTo("acme");
        assertThat(tag(event, "environment")).isEqualTo("production");
        assertThat(event.get("contexts").get("feature_flags").get("new_classifier_v2").asBoolean())
                .isTrue();
        assertThat(event.get("context").get("account_number").asText())
                .isEqualTo("[removed by before_send]");
        assertThat(event.get("release").toString()).contains("document-api@a3b8f2c");
        assertThat(event.get("sdk").get("name").asText()).startsWith("sentry.python");
    }

    @Test
    void an_error_of_node_arrives_with_its_frames() {
        Clients.node(mayday.dsn());

        var issue = mayday.api().awaitIssue("TypeError: Cannot read properties of undefined");
        var event = mayday.api().latestEvent(issue.get("id").asText());
        var frames = entry(event, "exception").get("values").get(0).get("stacktrace").get("frames");
        var innermost = frames.get(frames.size() - 1);
        assertThat(innermost.get("function").asText()).isEqualTo("priceOf");
        assertThat(innermost.get("inApp").asBoolean()).isTrue();
        assertThat(tag(event, "region")).isEqualTo("eu-west");
        assertThat(event.get("user").get("id").asText()).isEqualTo("n-1");
    }

    @Test
    void an_exception_chain_of_java_arrives_with_its_cause() {
        Sentry.init(
                options -> {
                    options.setDsn(mayday.dsn());
                    options.setRelease("shop@2.5.0");
                    options.setEnvironment("staging");
                    options.addInAppInclude("dev.mayday.e2e");
                });
        try {
            placeOrder();
        } catch (IllegalStateException e) {
            Sentry.captureException(e);
        }
        Sentry.close();

        var issue = mayday.api().awaitIssue("IllegalStateException: order 4711 failed");
        var event = mayday.api().latestEvent(issue.get("id").asText());
        var types = new ArrayList<String>();
        entry(event, "exception")
                .get("values")
                .forEach(value -> types.add(value.get("type").asText()));
        assertThat(types).containsExactly("NullPointerException", "IllegalStateException");
        assertThat(tag(event, "environment")).isEqualTo("staging");
        assertThat(event.get("platform").asText()).isEqualTo("java");
    }

    private static void placeOrder() {
        try {
            priceOf(null);
        } catch (NullPointerException e) {
            throw new IllegalStateException("order 4711 failed", e);
        }
    }

    private static int priceOf(@org.jspecify.annotations.Nullable String article) {
        return article.length();
    }

    private static List<JsonNode> issuesTitled(String title) {
        return mayday.api().issues().stream()
                .filter(issue -> issue.get("title").asText().contains(title))
                .toList();
    }

    private static JsonNode culprit(List<JsonNode> issues, String function) {
        return issues.stream()
                .filter(issue -> issue.get("count").asInt() == 5)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no issue of " + function + " in " + issues));
    }

    private static JsonNode entry(JsonNode event, String type) {
        for (var entry : event.get("entries")) {
            if (entry.get("type").asText().equals(type)) return entry.get("data");
        }
        throw new AssertionError("no entry " + type + " in " + event);
    }

    private static String tag(JsonNode event, String key) {
        for (var tag : event.get("tags")) {
            if (tag.get("key").asText().equals(key)) return tag.get("value").asText();
        }
        throw new AssertionError("no tag " + key + " in " + event.get("tags"));
    }
}
