package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.read.AnEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Semantics 9.5: at the first event, and when an issue comes back.
class AutoAssignTest {

    private final Rig rig = new Rig();
    private long payments;
    private long search;

    @BeforeEach
    void two_teams_and_a_rule() {
        payments = team("payments");
        search = team("search");
        rules(1, "# ours\ntags.component:payments #payments");
    }

    @Test
    void a_new_issue_goes_to_whoever_the_rules_name_with_the_cause() {
        rig.digest(rig.sender.event(of("payments"), rig.now));

        assertThat(rig.column("assigned_team")).isEqualTo(payments);
        assertThat(rig.word("assigned_by")).isEqualTo("rule:2@1");
        assertThat(
                        rig.words(
                                "SELECT sentence FROM issue_activity WHERE project_id = $1 ORDER BY id"))
                .last()
                .isEqualTo(
                        "Line 2 `tags.component:payments` (ownership rules, revision 1) assigned it to");
    }

    @Test
    void what_no_rule_names_is_nobodys() {
        rig.digest(rig.sender.event(of("search"), rig.now));

        assertThat(rig.word("assigned_by")).isEmpty();
    }

    @Test
    void a_later_event_changes_no_assignment() {
        rig.digest(rig.sender.event(of("payments"), rig.now));
        rules(2, "tags.component:* #search");
        rig.digest(rig.sender.event(of("payments"), rig.now));

        assertThat(rig.column("assigned_team")).isEqualTo(payments);
    }

    @Test
    void an_issue_that_comes_back_goes_to_whoever_the_rules_name_now() {
        rig.digest(rig.sender.event(of("payments"), rig.now));
        rules(2, "tags.component:* #search");
        resolve();
        rig.digest(rig.sender.event(of("payments"), rig.now.plusSeconds(5)));

        assertThat(rig.word("substatus")).isEqualTo("regressed");
        assertThat(rig.column("assigned_team")).isEqualTo(search);
        assertThat(rig.word("assigned_by")).isEqualTo("rule:1@2");
    }

    @Test
    void check_9_9_what_a_person_unassigned_stays_so_when_it_comes_back() {
        rig.digest(rig.sender.event(of("payments"), rig.now));
        rig.database.run(
                "UPDATE issue SET assigned_team = NULL, assigned_by = 'person:7' WHERE project_id = $1",
                rig.project);
        resolve();
        rig.digest(rig.sender.event(of("payments"), rig.now.plusSeconds(5)));

        assertThat(rig.word("substatus")).isEqualTo("regressed");
        assertThat(rig.sum("SELECT count(assigned_team) FROM issue WHERE project_id = $1"))
                .isZero();
        assertThat(rig.word("assigned_by")).isEqualTo("person:7");
    }

    @Test
    void what_is_only_suggested_or_turned_off_assigns_nobody() {
        rig.database.run(
                "UPDATE ownership SET mode = 'suggest' WHERE project_id = $1", rig.project);
        rig.digest(rig.sender.event(of("payments"), rig.now));

        assertThat(rig.word("assigned_by")).isEmpty();
    }

    @Test
    void a_team_that_does_not_see_the_project_gets_nothing() {
        rig.database.run(
                "DELETE FROM team_project WHERE project_id = $1 AND team_id = $2",
                rig.project,
                payments);
        rig.digest(rig.sender.event(of("payments"), rig.now));

        assertThat(rig.word("assigned_by")).isEmpty();
    }

    private static AnEvent of(String component) {
        return anEvent().of("KeyError", "'x'").tag("component", component);
    }

    private long team(String slug) {
        long team =
                rig.database.number(
                        """
                        INSERT INTO team (organization_id, slug, name, created_at)
                        SELECT organization_id, $2, $2, now() FROM project WHERE id = $1 RETURNING id""",
                        rig.project,
                        slug);
        rig.database.run("INSERT INTO team_project VALUES ($1, $2)", team, rig.project);
        return team;
    }

    private void rules(int revision, String text) {
        rig.database.run(
                "INSERT INTO ownership_revision (project_id, kind, revision, text, at) VALUES ($1, 'rule', $2, $3, now())",
                rig.project,
                revision,
                text);
        rig.database.run(
                """
                INSERT INTO ownership (project_id, rule) VALUES ($1, $2)
                    ON CONFLICT (project_id) DO UPDATE SET rule = excluded.rule""",
                rig.project,
                revision);
    }

    private void resolve() {
        rig.database.run(
                "UPDATE issue SET status = 'resolved', substatus = 'fixed', resolved_at = $2 WHERE project_id = $1",
                rig.project,
                rig.now.minus(Duration.ofMinutes(5)).atOffset(ZoneOffset.UTC));
    }
}
