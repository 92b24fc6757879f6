package dev.mayday.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.bus.ActivitySummary.Figures;
import dev.mayday.contracts.bus.IssueChange;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiveHubTest {

    private final LiveHub hub = new LiveHub(new ObjectMapper().findAndRegisterModules());

    /// An exception would end the channel for all pages.
    @Test
    void what_cannot_be_read_is_passed_over_and_the_next_is_heard() {
        var heard = hub.changes().toHotStream();
        var kinds = new ArrayList<IssueChange.Kind>();
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

    @Test
    void how_issues_stand_after_a_batch_is_told_one_by_one_and_what_is_broken_is_not() {
        var heard = new ArrayList<Figures>();
        hub.figures().subscribe().with(heard::add);

        hub.hear("{\"activity\":[]}");
        hub.hear("{\"activity\":[],\"figures\":7}");
        hub.hear("{\"activity\":[],\"figures\":[null,{},{\"issue\":\"x\"}]}");
        hub.hear(
                """
                {"activity": [], "figures": [
                  {"project": 1, "issue": 42, "events": 11, "users": 3, "lastSeen": "2026-01-19T08:00:00Z"},
                  {"project": 2, "issue": 43, "events": 1, "users": 0, "lastSeen": "2026-01-19T08:00:01Z"}]}
                """);

        assertThat(heard)
                .extracting(Figures::issue, Figures::events, Figures::users)
                .containsExactly(tuple(42L, 11L, 3L), tuple(43L, 1L, 0L));
    }
}
