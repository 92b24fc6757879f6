package dev.mayday.issues.issue.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.issue.state.IssueState.Archived;
import dev.mayday.issues.issue.state.IssueState.Resolved;
import dev.mayday.issues.issue.state.IssueState.Unresolved;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Standing resolved = Standing.opened().resolve("Ana", NOON).orElseThrow();

    @ParameterizedTest(name = "received {0} min after the fix, claims {1}: {2}")
    @CsvSource({
        "-5, -10, held in_flight",
        "0, 0, held in_flight",
        "0, 5, held in_flight",
        "30, -20, held older_than_fix",
        "30, 0, held older_than_fix",
        "30, -57600, held older_than_fix",
        "30, unreadable, held unreadable_time",
        "-5, unreadable, held in_flight",
        "30, absent, regressed",
        "30, 1, regressed",
        "30, 30, regressed",
        "30, 5000, regressed"
    })
    void an_event_of_an_issue_resolved_at_noon(int received, String claimed, String verdict) {
        var time =
                switch (claimed) {
                    case "unreadable" -> new ClaimedTime.Unreadable();
                    case "absent" -> new ClaimedTime.Absent();
                    default -> at(NOON.plus(Duration.ofMinutes(Long.parseLong(claimed))));
                };

        var recurrence =
                resolved.recur(new Occasion(NOON.plus(Duration.ofMinutes(received)), time, "", ""));

        var words =
                switch (recurrence) {
                    case Recurrence.Usual _ -> "usual";
                    case Recurrence.Held held -> "held " + held.lateness().wire();
                    case Recurrence.Regressed _ -> "regressed";
                };
        assertThat(words).isEqualTo(verdict);
    }

    private static ClaimedTime at(Instant instant) {
        return new ClaimedTime.At(instant);
    }

    private static Occasion occasion(Instant instant) {
        return new Occasion(instant, at(instant), "", "");
    }

    @Test
    void a_regression_begins_a_new_episode_and_says_why() {
        var recurrence = resolved.recur(occasion(NOON.plusSeconds(7_300)));

        assertThat(recurrence)
                .isEqualTo(
                        new Recurrence.Regressed(
                                new Standing(
                                        new Unresolved(IssueState.Why.REGRESSED),
                                        "Seen again 2 h after it was resolved.",
                                        2)));
    }

    @Test
    void events_of_an_open_or_parked_issue_change_nothing() {
        var parked = Standing.stored("archived", "forever", "", 1, null);

        assertThat(Standing.opened().recur(occasion(NOON))).isEqualTo(new Recurrence.Usual());
        assertThat(parked.recur(occasion(NOON))).isEqualTo(new Recurrence.Usual());
    }

    @Test
    void resolving_keeps_the_episode_and_reopening_begins_one() {
        var reopened = resolved.reopen("Ben").orElseThrow();

        assertThat(resolved.state()).isEqualTo(new Resolved(NOON));
        assertThat(resolved.episode()).isEqualTo(1);
        assertThat(resolved.reason()).isEqualTo("Resolved by Ana.");
        assertThat(reopened.state()).isEqualTo(new Unresolved(IssueState.Why.ONGOING));
        assertThat(reopened.episode()).isEqualTo(2);
    }

    @Test
    void what_is_done_already_is_not_done_again() {
        assertThat(resolved.resolve("Ben", NOON)).isEmpty();
        assertThat(Standing.opened().reopen("Ben")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unresolved, new",
        "unresolved, ongoing",
        "unresolved, escalating",
        "unresolved, regressed",
        "archived, until_escalating",
        "archived, until_condition",
        "archived, forever",
        "resolved, fixed"
    })
    void a_state_reads_as_it_was_written(String status, String substatus) {
        var standing = Standing.stored(status, substatus, "because", 3, NOON);

        assertThat(standing.state().status()).isEqualTo(status);
        assertThat(standing.state().substatus()).isEqualTo(substatus);
    }

    @Test
    void a_parked_issue_can_be_resolved_and_reopened() {
        var parked = new Standing(new Archived(IssueState.Until.FOREVER), "", 1);

        assertThat(parked.resolve("Ana", NOON).orElseThrow().state()).isEqualTo(new Resolved(NOON));
        assertThat(parked.reopen("Ana").orElseThrow().episode()).isEqualTo(2);
    }
}
