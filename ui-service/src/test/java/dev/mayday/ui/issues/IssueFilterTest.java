package dev.mayday.ui.issues;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueFilterTest {

    private static IssueFilter parse(Map<String, String> query) {
        return IssueFilter.parse(new MultivaluedHashMap<>(query));
    }

    @Test
    void nothing_asked_is_the_usual_list() {
        assertThat(parse(Map.of())).isEqualTo(IssueFilter.ALL);
        assertThat(IssueFilter.ALL.href()).isEqualTo("/issues");
    }

    @Test
    void the_same_meaning_is_the_same_filter_and_the_same_address() {
        var wordy =
                parse(
                        Map.of(
                                "status",
                                "unresolved",
                                "period",
                                "14d",
                                "query",
                                "  cart total ",
                                "project",
                                "",
                                "nonsense",
                                "1",
                                "sort",
                                "backwards"));

        assertThat(wordy).isEqualTo(parse(Map.of("query", "cart total")));
        assertThat(wordy.href()).isEqualTo("/issues?query=cart+total");
    }

    @Test
    void what_is_printed_reads_back() {
        var filter =
                new IssueFilter(
                        "shop",
                        "prod & co",
                        Status.ALL,
                        Period.DAYS_30,
                        Sort.USERS,
                        "a=b&c #%",
                        "x+/=",
                        7);

        var query = new MultivaluedHashMap<String, String>();
        for (var part : filter.href().substring("/issues?".length()).split("&")) {
            var pair = part.split("=", 2);
            query.add(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        assertThat(IssueFilter.parse(query)).isEqualTo(filter);
    }

    @Test
    void every_change_of_the_filter_goes_back_to_the_first_page() {
        var second = IssueFilter.ALL.after("abc");

        assertThat(second.with(Status.RESOLVED).cursor()).isEmpty();
        assertThat(second.with(Period.HOURS_24).cursor()).isEmpty();
        assertThat(second.with(Sort.EVENTS).cursor()).isEmpty();
        assertThat(second.in("shop").cursor()).isEmpty();
        assertThat(second.containing("x").cursor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/issues",
                "/issues?query=a&environment=b",
                "/issues?query=&utm=x",
                "/issues?status=all"
            })
    void what_a_list_has_can_be_decided_about_at_once(String href) {
        assertThat(IssueFilter.isList(href)).isTrue();
    }

    /// Each would be about more than was seen.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/projects",
                "/issues/42?query=a",
                "/issuesx",
                "/issues?environment=LONG"
            })
    void what_is_no_list_can_not(String href) {
        assertThat(IssueFilter.isList(href.replace("LONG", "x".repeat(1_001)))).isFalse();
    }
}
