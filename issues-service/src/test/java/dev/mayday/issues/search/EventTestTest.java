package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Refused;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTestTest {

    private static final SearchedEvent EVENT =
            new SearchedEvent(
                    new UUID(0, 1),
                    "shop",
                    "error",
                    "python",
                    "KeyError: 'basket'",
                    "app.views in checkout",
                    "KeyError",
                    "'basket'",
                    "no",
                    Map.of(
                            "environment",
                            "production",
                            "release",
                            "shop@2.5.0",
                            "browser.name",
                            "Chrome"));

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "level:>=warning, true",
        "level:fatal, false",
        "environment:production release:shop@2.*, true",
        "'environment:[staging, production]', true",
        "!browser.name:chrome, false",
        "browser.name:!=Firefox, true",
        "has:browser.name !has:os.name, true",
        "keyerror: basket, true",
        "\"keyerror basket\", false",
        "title:*basket*, true",
        "title:\"*basket*\", false",
        "error.handled:no AND error.type:KeyError, true",
        "level:fatal OR (project:shop platform:python), true",
        "event.id:00000000000000000000000000000001, true"
    })
    void the_same_words_hold_for_one_event(String query, boolean matches) {
        assertThat(EventTest.matches(Query.parse(query), EVENT)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is:unresolved",
                "events:>1",
                "!age:-24h",
                "(a OR issue:SHOP-1)",
                "firstRelease:x"
            })
    void what_only_an_issue_has_is_refused(String query) {
        assertThatThrownBy(() -> EventTest.check(Query.parse(query))).isInstanceOf(Refused.class);
    }
}
