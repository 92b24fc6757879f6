package dev.mayday.issues.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever tag an event has, the query that a click makes of it finds the event.
class TagWordTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customer       | gold            | customer:\"gold\"",
                "release        | latest          | release:\"latest\"",
                "level          | error           | level:\"error\"",
                "title          | a b             | tags[title]:\"a b\"",
                "handled        | no              | handled:\"no\"",
                "late           | x               | tags[late]:\"x\"",
                "has            | x               | tags[has]:\"x\"",
                "contexts.a.b   | x               | tags[contexts.a.b]:\"x\"",
                "two words      | x               | tags[two words]:\"x\"",
                "a]b            | x               | tags[a]b]:\"x\"",
                "über           | ü               | tags[über]:\"ü\"",
                "customer       | say \"hi\" \\ (x) | customer:\"say \\\"hi\\\" \\\\ (x)\"",
                "customer       | [a, b]          | customer:\"[a, b]\"",
                "customer       | >5              | customer:\">5\"",
                "customer       | -24h            | customer:\"-24h\"",
            })
    void a_tag_is_found_by_its_term(String key, String value, String term) {
        assertThat(TagWord.term(TagWord.of(key), value)).isEqualTo(term);

        var query = Query.parse(term, Asking.in(Place.ISSUE));

        assertThat(test(key, value).matches(query)).isTrue();
        assertThat(test(key, "another").matches(query)).isFalse();
        assertThat(test("another", value).matches(query)).isFalse();
    }

    private static EventMatch test(String key, String value) {
        var body = JSON.createObjectNode();
        if (key.equals("level")) body.put("level", value);
        if (key.equals("another")) body.put("level", "info");
        body.putArray("tags").addArray().add(key).add(value);
        var event = new SearchedEvent(UUID.randomUUID(), "shop", Events.NOW, Events.NOW, "", body);
        return new EventMatch(event, Events.ISSUE, Events.NOW);
    }
}
