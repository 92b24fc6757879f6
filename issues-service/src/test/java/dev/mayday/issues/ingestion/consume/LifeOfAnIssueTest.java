package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.issue.triage.Triages;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Opened, resolved, back again: states, history, and what others hear of it.
class LifeOfAnIssueTest {

    private final Rig rig = new Rig();
    private final Triage triage = Triages.triage(rig.database.pool(), rig.outbox());

    @Test
    void a_new_issue_is_told_once_with_all_that_a_message_needs() {
        rig.digest(
                rig.sender.event(
                        anEvent()
                                .of("KeyError", "'x'")
                                .user("1")
                                .environment("production")
                                .release("shop@1.0")
                                .tag("region", "eu"),
                        rig.now),
                rig.sender.event(anEvent().of("KeyError", "'x'").user("2"), rig.now));

        var opened = rig.changes().getFirst();
        assertThat(rig.changes()).hasSize(1);
        assertThat(opened.kind()).isEqualTo(Kind.OPENED);
        assertThat(opened.id()).isPositive();
        assertThat(opened.project().id()).isEqualTo(rig.project);
        assertThat(opened.issue().shortId()).endsWith("-1").startsWith("SHOP-");
        assertThat(opened.issue().title()).isEqualTo("KeyError: 'x'");
        assertThat(opened.issue().events()).isEqualTo(2);
        assertThat(opened.issue().users()).isEqualTo(2);
        assertThat(opened.issue().url()).startsWith("https://mayday.example.com/issues/");
        assertThat(opened.event()).isNotNull();
        assertThat(opened.event().environment()).isEqualTo("production");
        assertThat(opened.event().release()).isEqualTo("shop@1.0");
        assertThat(opened.event().tags()).containsEntry("region", "eu");
        assertThat(opened.reason()).isNotBlank();
        assertThat(rig.sum("SELECT count(*) FROM issue_change WHERE project_id = $1")).isZero();
    }

    @Test
    void open_pages_hear_of_every_batch() {
        rig.digest(rig.sender.event(anEvent(), rig.now), rig.sender.event(anEvent(), rig.now));
        rig.digest(rig.sender.event(anEvent(), rig.now));

        assertThat(rig.bus.signals)
                .filteredOn(
                        signal ->
                                signal.contains("{\"activity\":[{\"project\":" + rig.project + ","))
                .hasSize(2);
    }

    @Test
    void an_error_known_from_staging_is_told_of_when_it_first_appears_in_production() {
        rig.digest(rig.sender.event(anEvent().environment("staging"), rig.now));
        rig.digest(
                rig.sender.event(anEvent().environment("production").release("a@1"), rig.now),
                rig.sender.event(anEvent().environment("production"), rig.now),
                rig.sender.event(anEvent().environment("staging"), rig.now));
        rig.digest(rig.sender.event(anEvent().environment("production"), rig.now));

        var changes = rig.changes();

        assertThat(changes)
                .extracting(IssueChange::kind)
                .containsExactly(Kind.OPENED, Kind.FIRST_IN_ENVIRONMENT);
        assertThat(changes.getLast().event().environment()).isEqualTo("production");
        assertThat(changes.getLast().event().release()).isEqualTo("a@1");
        assertThat(changes.getLast().reason()).isEqualTo("First seen in production.");
    }

    @Test
    void a_new_issue_of_two_environments_is_opened_in_the_first_and_met_in_the_second() {
        rig.digest(
                rig.sender.event(anEvent().environment("staging"), rig.now),
                rig.sender.event(anEvent().environment("production"), rig.now.plusMillis(5)));

        assertThat(rig.changes())
                .extracting(IssueChange::kind, change -> change.event().environment())
                .containsExactly(
                        tuple(Kind.OPENED, "staging"),
                        tuple(Kind.FIRST_IN_ENVIRONMENT, "production"));
    }

    @Test
    void nobody_is_told_of_the_spread_of_an_archived_issue() {
        rig.digest(rig.sender.event(anEvent().environment("staging"), rig.now));
        rig.database.run(
                "UPDATE issue SET status = 'archived', substatus = 'forever' WHERE project_id = $1",
                rig.project);

        rig.digest(rig.sender.event(anEvent().environment("production"), rig.now));

        assertThat(rig.changes()).extracting(IssueChange::kind).containsExactly(Kind.OPENED);
    }

    @Test
    void a_batch_is_summed_up_by_issue_environment_and_minute() {
        rig.digest(
                rig.sender.event(anEvent().user("a"), rig.now),
                rig.sender.event(anEvent().user("a"), rig.now),
                rig.sender.event(anEvent().user("b"), rig.now));

        assertThat(rig.bus.signals)
                .anySatisfy(
                        signal ->
                                assertThat(signal)
                                        .contains("\"events\":3", "\"users\":2")
                                        .contains("\"project\":" + rig.project + ","));
    }

    @Test
    void an_event_after_the_fix_reopens_the_issue() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        resolve(rig.now.plusSeconds(60));

        var later = rig.now.plusSeconds(120);
        rig.digest(
                rig.sender.event(anEvent().at(later), later),
                rig.sender.event(anEvent().at(later), later));

        assertThat(rig.word("status")).isEqualTo("unresolved");
        assertThat(rig.word("substatus")).isEqualTo("regressed");
        assertThat(rig.word("status_reason")).isEqualTo("Seen again 60 s after it was resolved.");
        assertThat(rig.column("episode")).isEqualTo(2);
        assertThat(rig.changes())
                .extracting(IssueChange::kind)
                .containsExactly(Kind.OPENED, Kind.RESOLVED, Kind.REGRESSED);
        assertThat(rig.changes().getLast().issue().events()).isEqualTo(3);
        assertThat(rig.words("SELECT kind FROM issue_activity WHERE project_id = $1 ORDER BY id"))
                .containsExactly("opened", "resolved", "regressed");
    }

    @Test
    void events_from_before_the_fix_are_counted_and_leave_it_resolved() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        resolve(rig.now.plusSeconds(60));

        var onTheWay = rig.now.plusSeconds(30);
        var later = rig.now.plusSeconds(120);
        rig.digest(
                rig.sender.event(anEvent().at(onTheWay), onTheWay),
                rig.sender.event(anEvent().at(onTheWay), later));

        assertThat(rig.word("status")).isEqualTo("resolved");
        assertThat(rig.column("events")).isEqualTo(3);
        assertThat(rig.words("SELECT lateness FROM event WHERE project_id = $1 ORDER BY received"))
                .containsExactly("", "in_flight", "older_than_fix");
        assertThat(
                        rig.sum(
                                "SELECT sum(late)::bigint FROM issue_count WHERE project_id = $1 AND tier = 1"))
                .isEqualTo(2);
        assertThat(rig.changes()).hasSize(2);
    }

    @Test
    void an_event_that_says_it_is_older_than_the_fix_never_reopens_it_however_old() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        resolve(rig.now.plusSeconds(60));

        var later = rig.now.plusSeconds(120);
        rig.digest(
                rig.sender.event(anEvent().at(rig.now.minus(Duration.ofDays(400))), later),
                rig.sender.event(anEvent().with("timestamp", "yesterday"), later.plusMillis(1)));

        assertThat(rig.word("status")).isEqualTo("resolved");
        assertThat(rig.words("SELECT lateness FROM event WHERE project_id = $1 ORDER BY received"))
                .containsExactly("", "older_than_fix", "unreadable_time");
    }

    @Test
    void reopening_is_no_regression() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        resolve(rig.now);

        var result =
                triage.reopen(rig.project, rig.column("id"), "Ben", rig.now)
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(result).isEqualTo(Triage.Result.DONE);
        assertThat(rig.word("substatus")).isEqualTo("ongoing");
        assertThat(rig.changes()).extracting(IssueChange::kind).endsWith(Kind.REOPENED);
        assertThat(rig.changes().getLast().actor()).isEqualTo("Ben");
    }

    @Test
    void a_decision_that_changes_nothing_tells_nobody() {
        rig.digest(rig.sender.event(anEvent(), rig.now));

        var again =
                triage.reopen(rig.project, rig.column("id"), "Ben", rig.now)
                        .await()
                        .atMost(Duration.ofSeconds(10));
        var elsewhere =
                triage.resolve(rig.project + 1, rig.column("id"), "Ben", rig.now)
                        .await()
                        .atMost(Duration.ofSeconds(10));

        assertThat(again).isEqualTo(Triage.Result.UNCHANGED);
        assertThat(elsewhere).isEqualTo(Triage.Result.UNKNOWN);
        assertThat(rig.changes()).hasSize(1);
    }

    @Test
    void the_level_is_that_of_the_latest_event_and_last_seen_moves_seldom() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        rig.digest(rig.sender.event(anEvent().level("warning"), rig.now.plusSeconds(5)));
        assertThat(lastSeen()).isEqualTo(rig.now);

        rig.digest(rig.sender.event(anEvent().level("fatal"), rig.now.plusSeconds(11)));

        assertThat(rig.word("level")).isEqualTo("fatal");
        assertThat(lastSeen()).isEqualTo(rig.now.plusSeconds(11));
    }

    private Instant lastSeen() {
        return rig.rows("SELECT last_seen FROM issue WHERE project_id = $1")
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private void resolve(Instant at) {
        var result =
                triage.resolve(rig.project, rig.column("id"), "Ana", at)
                        .await()
                        .atMost(Duration.ofSeconds(10));
        assertThat(result).isEqualTo(Triage.Result.DONE);
    }
}
