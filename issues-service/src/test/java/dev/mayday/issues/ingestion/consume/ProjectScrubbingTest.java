package dev.mayday.issues.ingestion.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.body.StoredBody;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scrubbing settings of a project, from its row to the stored body.
class ProjectScrubbingTest {

    private static final String PAYLOAD =
            """
            {"message": "m", "user": {"ip_address": "203.0.113.9"},
             "extra": {"kontonummer": "V1", "note": "the Kontonummer", "password": "V2", "tokens_used": "V3"}}\
            """;

    private final Rig rig = new Rig();

    @Test
    void what_a_project_calls_sensitive_is_filtered_and_what_it_calls_safe_is_kept() {
        rig.database.run(
                "UPDATE project SET sensitive_fields = '{KONTO}', safe_fields = '{extra.tokens_used}' WHERE id = $1",
                rig.project);

        assertThat(stored())
                .contains("\"kontonummer\":\"[Filtered]\"", "\"note\":\"[Filtered]\"")
                .contains("\"password\":\"[Filtered]\"", "\"tokens_used\":\"V3\"", "strip-fields");
    }

    @ParameterizedTest
    @CsvSource({"data_scrubber, false, V2", "data_scrubber_defaults, false, V2"})
    void rules_can_be_switched_off(String column, String value, String kept) {
        rig.database.run(
                "UPDATE project SET %s = %s WHERE id = $1"
                        .formatted(column.toLowerCase(Locale.ROOT), value),
                rig.project);

        assertThat(stored()).contains(kept, "V1", "V3");
    }

    @Test
    void addresses_are_not_stored_where_a_project_says_so() {
        rig.database.run("UPDATE project SET scrub_ip_addresses = true WHERE id = $1", rig.project);

        assertThat(stored()).contains("\"ip_address\":null", "@ip:remove");
    }

    @Test
    void a_project_that_says_nothing_has_the_default_rules() {
        assertThat(stored())
                .contains("V1", "\"password\":\"[Filtered]\"")
                .doesNotContain("V2", "V3");
    }

    private String stored() {
        rig.digest(rig.sender.store(PAYLOAD.getBytes(StandardCharsets.UTF_8), rig.now));
        var row =
                rig.database
                        .rows(
                                "SELECT dictionary, body FROM event WHERE project_id = $1",
                                rig.project)
                        .getFirst();
        var body = new StoredBody(row.getShort("dictionary"), row.getBuffer("body").getBytes());
        return new String(body.json(), StandardCharsets.UTF_8);
    }
}
