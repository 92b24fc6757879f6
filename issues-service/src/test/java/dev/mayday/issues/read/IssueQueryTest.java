package dev.mayday.issues.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueQueryTest {

    @ParameterizedTest
    @CsvSource({
        "is:unresolved, unresolved,",
        "is:resolved, resolved,",
        "is:archived, archived,",
        "is:ignored, archived,",
        "is:regressed, unresolved, regressed",
        "'', ,"
    })
    void is_restricts_the_state(String query, String status, String substatus) {
        var parsed = IssueQuery.parse(query);

        assertThat(parsed.status()).isEqualTo(status);
        assertThat(parsed.substatus()).isEqualTo(substatus);
    }

    @Test
    void pasted_errors_are_text() {
        assertThat(IssueQuery.parse("KeyError: 'unknown_category'").words())
                .containsExactly("KeyError:", "'unknown_category'");
        assertThat(IssueQuery.parse("http://example.com/a:b").words())
                .containsExactly("http://example.com/a:b");
        assertThat(IssueQuery.parse("\"level:fatal \\\"quoted\\\"\" is:resolved").words())
                .containsExactly("level:fatal \"quoted\"");
    }

    @ParameterizedTest
    @CsvSource({
        "browzer:Chrome, column 1, browzer",
        "foo level:fatal, column 5, level",
        "is:archvied, column 4, archvied",
        "!is:resolved, column 1, !is"
    })
    void what_is_not_understood_is_named_with_its_column(String query, String column, String term) {
        assertThatThrownBy(() -> IssueQuery.parse(query))
                .hasMessageContaining(column)
                .hasMessageContaining(term)
                .hasMessageContaining("allowed");
    }

    @Test
    void a_query_without_end_is_refused() {
        assertThatThrownBy(() -> IssueQuery.parse("a ".repeat(51)))
                .hasMessageContaining("50 terms");
        assertThatThrownBy(() -> IssueQuery.parse("a".repeat(2001))).hasMessageContaining("2000");
    }

    @Test
    void wildcards_of_the_database_are_text() {
        assertThat(IssueQuery.of("all", "100%_\\").patterns()).containsExactly("%100\\%\\_\\\\%");
        assertThat(IssueQuery.of("all", " ").words()).isEqualTo(List.of());
    }
}
