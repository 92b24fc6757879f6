package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.decided;
import static dev.mayday.issues.grouping.Events.same;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.NormalisedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    private static NormalisedEvent event(String... fingerprint) {
        return told().fingerprint(fingerprint).build();
    }

    private static EventBuilder told() {
        return new EventBuilder("java")
                .transaction("/orders")
                .logger("shop")
                .tags(Map.of("tenant", "t1"))
                .exceptions(
                        List.of(
                                thrown(
                                        "NPE",
                                        "order 17 lost",
                                        app("a.Web", "get"),
                                        app("a.Orders", "find"))));
    }

    @Test
    void a_custom_fingerprint_is_the_whole_key() {
        var decided = decided(event("pool-exhausted"));

        assertThat(decided.key()).containsExactly(List.of("fp", "pool-exhausted"));
        assertThat(decided.explanation().source()).isEqualTo("G3");
    }

    @Test
    void the_default_alone_changes_nothing() {
        assertThat(same(event("{{ default }}"), event())).isTrue();
        assertThat(decided(event("{{default}}")).explanation().source()).isEqualTo("G4");
    }

    @Test
    void the_default_is_refined_by_what_stands_beside_it() {
        assertThat(same(event("{{ default }}", "t1"), event("{{ default }}", "t2"))).isFalse();
        assertThat(decided(event("{{ default }}", "t1")).key())
                .startsWith(List.of("type", "NPE"))
                .endsWith(List.of("fp", "t1"));
    }

    @ParameterizedTest
    @CsvSource({
        "timeout-{{ transaction }}, timeout-/orders",
        "{{ tags.tenant }}, t1",
        "{{ tags.gone }}, <no-value-for-tag-gone>",
        "{{ type }}, NPE",
        "{{ value }}, order <int> lost",
        "{{ raw_value }}, order 17 lost",
        "{{ function }} in {{ stack.module }}, find in a.Orders",
        "{{ logger }}/{{ level }}, shop/error",
        "{{ package }}, <no-package>",
        "{{ unknown }}, {{ unknown }}",
        "{{ open, {{ open"
    })
    void variables_are_what_the_event_says(String written, String resolved) {
        assertThat(decided(event(written)).key()).containsExactly(List.of("fp", resolved));
    }

    @Test
    void a_checksum_is_the_only_ingredient() {
        var decided = decided(told().fingerprint("x").checksum("abc").build());

        assertThat(decided.key()).containsExactly(List.of("checksum", "abc"));
        assertThat(decided.explanation().source()).isEqualTo("G1");
    }
}
