package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.bus.IssueChange.Kind;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.issue.triage.Triages;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void how_an_issue_stands_after_a_batch_is_told_with_it() {
        var later = rig.now.plusSeconds(3);
        rig.digest(
                rig.sender.event(anEvent().user("a"), rig.now),
                rig.sender.event(anEvent().user("b"), rig.now));
        rig.digest(rig.sender.event(anEvent().user("a"), later));

        assertThat(rig.bus.signals.getLast())
                .contains("\"figures\":[{\"project\":" + rig.project + ",")
                .contains("\"events\":3,\"users\":2,\"lastSeen\":\"" + later + "\"}]");
    }

    @Test
    void an_event_after_the_fix_reopens_the_issue() {
        comesAndIsResolvedAfterAMinute();

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
        comesAndIsResolvedAfterAMinute();

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
                                "SELECT sum(late)::bigint FROM issue_count WHERE project_id = $1"
                                        + " AND tier = 1"))
                .isEqualTo(2);
        assertThat(rig.changes()).hasSize(2);
    }

    @Test
    void an_event_that_says_it_is_older_than_the_fix_never_reopens_it_however_old() {
        comesAndIsResolvedAfterAMinute();

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

        var report = decide(Deed.REOPEN, "Ben", rig.now);

        assertThat(report.done()).hasSize(1);
        assertThat(rig.word("substatus")).isEqualTo("ongoing");
        assertThat(rig.changes()).extracting(IssueChange::kind).endsWith(Kind.REOPENED);
        assertThat(rig.changes().getLast().actor()).isEqualTo("Ben");
    }

    @Test
    void a_decision_that_changes_nothing_tells_nobody() {
        rig.digest(rig.sender.event(anEvent(), rig.now));

        var again = decide(Deed.REOPEN, "Ben", rig.now);
        var elsewhere =
                await(triage.decide(reach(-1), List.of(issue()), Deed.RESOLVE, by("Ben"), rig.now));

        assertThat(again.skipped())
                .containsExactly(skipped("already open", "already open", issue()));
        assertThat(elsewhere.skipped()).containsExactly(skipped("not found", "not found", issue()));
        assertThat(rig.changes()).hasSize(1);
    }

    private static final String STANDING =
            """
            SELECT concat_ws('|', status, substatus, status_reason, episode, resolved_at)
              FROM issue WHERE project_id = $1""";

    @Test
    void an_undone_resolution_of_a_regressed_issue_leaves_it_regressed_in_the_same_episode() {
        regress();
        var before = rig.words(STANDING);

        var resolved = decide(Deed.RESOLVE, "Ana", rig.now.plusSeconds(180));
        var undone = undo(resolved, "Ben", rig.now.plusSeconds(240));

        assertThat(undone.done()).extracting(DecisionReport.Done::id).containsExactly(issue());
        assertThat(undone.decision()).isNull();
        assertThat(rig.words(STANDING)).isEqualTo(before);
        assertThat(rig.word("substatus")).isEqualTo("regressed");
        assertThat(rig.changes().getLast())
                .extracting(IssueChange::kind, IssueChange::actor, IssueChange::reason)
                .containsExactly(Kind.REOPENED, "Ben", "Ben undid Ana's change: resolved.");
        assertThat(rig.changes().getLast().issue().episode()).isEqualTo(2);
        assertThat(
                        rig.words(
                                "SELECT sentence FROM issue_activity WHERE project_id = $1 ORDER BY"
                                        + " id"))
                .endsWith("resolved it", "undid Ana's change: resolved");
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void every_deed_is_undone_exactly_from_every_state(Deed deed) {
        regress();
        for (var first : List.of(Deed.RESOLVE, Deed.ARCHIVE, Deed.REOPEN)) {
            decide(first, "Ana", rig.now.plusSeconds(200));
            var before = rig.words(STANDING);
            var told = rig.changes().size();

            var decided = decide(deed, "Ana", rig.now.plusSeconds(300));
            if (decided.decision() == null) continue;
            undo(decided, "Ana", rig.now.plusSeconds(310));

            assertThat(rig.words(STANDING)).isEqualTo(before);
            assertThat(rig.changes()).hasSize(told + 2);
        }
    }

    @Test
    void undo_twice_changes_nothing_more_and_says_why() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        var resolved = decide(Deed.RESOLVE, "Ana", rig.now);
        undo(resolved, "Ana", rig.now.plusSeconds(10));

        var again = undo(resolved, "Ana", rig.now.plusSeconds(15));

        assertThat(again.done()).isEmpty();
        assertThat(again.skipped())
                .containsExactly(
                        skipped("already undone", "already undone by Ana 5 s ago", issue()));
        assertThat(rig.changes())
                .extracting(IssueChange::kind)
                .containsExactly(Kind.OPENED, Kind.RESOLVED, Kind.REOPENED);
    }

    @Test
    void what_others_or_events_did_meanwhile_is_not_undone_with_it() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        var resolved = decide(Deed.RESOLVE, "Ana", rig.now);
        var later = rig.now.plusSeconds(120);
        rig.digest(rig.sender.event(anEvent().at(later), later));

        var regressed = undo(resolved, "Ana", later.plusSeconds(5));
        decide(Deed.ARCHIVE, "Ben", later.plusSeconds(60));
        var archived = undo(resolved, "Ana", later.plusSeconds(90));

        assertThat(regressed.skipped().getFirst().detail())
                .isEqualTo("changed meanwhile: Seen again 2 min after it was resolved, 5 s ago");
        assertThat(archived.skipped().getFirst().detail())
                .isEqualTo("changed meanwhile: Ben archived it, 30 s ago");
        assertThat(rig.word("status")).isEqualTo("archived");
    }

    @Test
    void the_spread_to_another_environment_is_no_hindrance_to_undo() {
        rig.digest(rig.sender.event(anEvent().environment("staging"), rig.now));
        rig.digest(rig.sender.event(anEvent().environment("staging"), rig.now));
        var resolved = decide(Deed.RESOLVE, "Ana", rig.now.plusSeconds(60));
        rig.digest(rig.sender.event(anEvent().at(rig.now).environment("live"), rig.now));

        assertThat(undo(resolved, "Ana", rig.now.plusSeconds(70)).done()).hasSize(1);
    }

    @Test
    void a_decision_about_many_is_one_and_is_undone_as_one() {
        rig.digest(
                rig.sender.event(anEvent().of("KeyError", "'a'"), rig.now),
                rig.sender.event(anEvent().of("ValueError", "b"), rig.now),
                rig.sender.event(anEvent().of("TypeError", "c"), rig.now));
        var all =
                rig.rows("SELECT id FROM issue WHERE project_id = $1 ORDER BY id").stream()
                        .map(row -> row.getLong(0))
                        .toList();
        await(
                triage.decide(
                        reach(organization()),
                        all.subList(0, 1),
                        Deed.RESOLVE,
                        by("Ben"),
                        rig.now));

        var report =
                await(
                        triage.decide(
                                reach(organization()),
                                all,
                                Deed.RESOLVE,
                                by("Ana"),
                                rig.now.plusSeconds(20)));
        var undone = undo(report, "Ana", rig.now.plusSeconds(30));

        assertThat(report.done())
                .extracting(DecisionReport.Done::id)
                .containsExactlyElementsOf(all.subList(1, 3));
        assertThat(report.done().getFirst().shortId()).startsWith("SHOP-").endsWith("-2");
        assertThat(report.skipped())
                .containsExactly(
                        skipped(
                                "already resolved",
                                "already resolved by Ben 20 s ago",
                                all.getFirst()));
        assertThat(undone.done()).hasSize(2);
        assertThat(rig.words("SELECT status FROM issue WHERE project_id = $1 ORDER BY id"))
                .containsExactly("resolved", "unresolved", "unresolved");
    }

    private void regress() {
        comesAndIsResolvedAfterAMinute();
        var later = rig.now.plusSeconds(120);
        rig.digest(rig.sender.event(anEvent().at(later), later));
        assertThat(rig.word("substatus")).isEqualTo("regressed");
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

    private void comesAndIsResolvedAfterAMinute() {
        rig.digest(rig.sender.event(anEvent(), rig.now));
        resolve(rig.now.plusSeconds(60));
    }

    private void resolve(Instant at) {
        assertThat(decide(Deed.RESOLVE, "Ana", at).done()).hasSize(1);
    }

    private DecisionReport decide(Deed deed, String actor, Instant at) {
        return await(triage.decide(reach(organization()), List.of(issue()), deed, by(actor), at));
    }

    private DecisionReport undo(DecisionReport decided, String actor, Instant at) {
        return await(triage.undo(reach(organization()), decided.decision(), by(actor), at));
    }

    private static Actor by(String name) {
        return new Actor(1L, "", name, Actor.Via.UI, "");
    }

    private static DecisionReport await(Uni<DecisionReport> report) {
        return report.await().atMost(Duration.ofMinutes(1));
    }

    private long issue() {
        return rig.column("id");
    }

    private static Organization reach(long organization) {
        return new Organization(organization, "", "", Instant.EPOCH);
    }

    private long organization() {
        return rig.sum("SELECT organization_id FROM project WHERE id = $1");
    }

    private static DecisionReport.Skipped skipped(String reason, String detail, long issue) {
        return new DecisionReport.Skipped(reason, detail, 1, List.of(issue));
    }
}
