package dev.mayday.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.bus.IssueChange;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    private final LiveHub hub = new LiveHub(new ObjectMapper().findAndRegisterModules());

    /// An exception would end the channel for all pages.
    @Test
    void what_cannot_be_read_is_passed_over_and_the_next_is_heard() {
        var heard = hub.changes().toHotStream();
        var kinds = new java.util.ArrayList<IssueChange.Kind>();
        heard.subscribe().with(change -> kinds.add(change.kind()));

        for (var strange :
                Arrays.asList(
                        null,
                        "",
                        " ",
                        "null",
                        "5",
                        "[]",
                        "{}",
                        "{\"kind\":null}",
                        "\"\"",
                        "{",
                        "[".repeat(100_000))) {
            hub.hear(strange);
        }
        hub.hear("{\"id\":1,\"kind\":\"OPENED\",\"project\":{},\"issue\":{}}");

        assertThat(kinds).containsExactly(IssueChange.Kind.OPENED);
    }
}
