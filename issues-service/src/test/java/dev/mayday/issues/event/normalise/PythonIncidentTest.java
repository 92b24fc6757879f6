package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.headline;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.Handled;
import dev.mayday.issues.event.model.NormalisedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Everything that solves the six-week mystery in thirty seconds is there.
class PythonIncidentTest {

    private final NormalisedEvent event =
            ((Reading.Read) new EventReader().read(Samples.pythonIncident(), Reads.FACTS)).event();
    private final JsonNode body = Reads.body(event);

    @Test
    void what_and_where() {
        assertThat(event.type()).isEqualTo(EventType.ERROR);
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.platform()).isEqualTo("python");
        assertThat(headline(event).title()).isEqualTo("KeyError: 'unknown_category'");
        assertThat(headline(event).culprit()).isEqualTo("app.services.classifier in classify");
        assertThat(event.origin().transaction())
                .isEqualTo("app.api.routes.documents.classify_document");
        assertThat(headline(event).location()).isEqualTo("app/services/classifier.py");
        assertThat(event.handled()).isEqualTo(Handled.NO);
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-19T09:14:37.812345Z"));
    }

    @Test
    void the_line_and_its_variables() {
        var frames = event.stacks().getFirst().frames();
        assertThat(frames).hasSize(7);
        assertThat(frames.get(5).line()).isEqualTo(87);
        assertThat(frames.getLast().contextLine())
                .isEqualTo("        return CATEGORY_MAP[raw_label]");
        assertThat(frames.getLast().inApp()).isTrue();

        var crash = body.at("/exception/values/0/stacktrace/frames/6");
        assertThat(crash.at("/vars/raw_label").asText()).isEqualTo("'business_finance'");
        assertThat(crash.at("/vars/CATEGORY_MAP/technology").asText()).isEqualTo("'TECH'");
        assertThat(crash.at("/pre_context/2").asText())
                .contains("raw_label = self.model.predict(text)");
    }

    @Test
    void who_and_with_what() {
        assertThat(event.userKey().text()).isEqualTo("id:42");
        assertThat(body.at("/user/email").asText()).isEqualTo("ada@example.com");
        assertThat(body.at("/user/ip_address").asText()).isEqualTo("203.0.113.9");
        assertThat(body.at("/user/data/subscription_tier").asText()).isEqualTo("gold");
        assertThat(body.at("/request/method").asText()).isEqualTo("POST");
        assertThat(body.at("/request/data/text").asText())
                .isEqualTo("Quarterly earnings report...");
        assertThat(body.at("/request/query_string/0").toString()).isEqualTo("[\"dry_run\",\"1\"]");
        assertThat(Headers.value(body.path("request"), "User-Agent")).isEqualTo("Mozilla/5.0");
        assertThat(Headers.value(body.path("request"), "Cookie")).isEqualTo("[Filtered]");
        assertThat(body.at("/_meta/request/headers/1/1//rem/0/0").asText()).isEqualTo("!config");
    }

    @Test
    void what_led_up_to_it() {
        var crumbs = body.at("/breadcrumbs/values");

        assertThat(crumbs).hasSize(4);
        assertThat(crumbs.get(0).path("timestamp").asText()).isEqualTo("2026-01-19T09:14:31.100Z");
        assertThat(crumbs.get(2).at("/data/reason").asText()).isEqualTo("Too Many Requests");
        assertThat(crumbs.get(2).path("level").asText()).isEqualTo("warning");
    }

    @Test
    void in_which_build_and_under_which_flags() {
        assertThat(event.release()).isEqualTo("document-api@a3b8f2c");
        assertThat(event.environment()).isEqualTo("production");
        assertThat(event.tags())
                .containsEntry("request.id", "b6d1")
                .containsEntry("error.category", "classification")
                .containsEntry("runtime", "CPython 3.11.7")
                .containsEntry("handled", "no")
                .containsEntry("user", "id:42");
        assertThat(body.at("/contexts/feature_flags/new_classifier_v2").asBoolean()).isTrue();
        assertThat(body.at("/extra/document_metadata/filename").asText()).isEqualTo("report.pdf");
    }

    @Test
    void nothing_had_to_be_dropped() {
        assertThat(body.has("errors")).isFalse();
        assertThat(body.at("/_meta/exception/values/0/stacktrace/frames/6/vars/text//len").asInt())
                .isEqualTo(2048);
    }
}
