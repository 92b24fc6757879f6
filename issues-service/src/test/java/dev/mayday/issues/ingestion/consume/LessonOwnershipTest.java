package dev.mayday.issues.ingestion.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.read.Sender;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.Owner;
import dev.mayday.issues.ownership.rules.RuleText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The lesson's section on ownership rules, sentence by sentence: its file unchanged, its events,
/// and to whom they go.
class LessonOwnershipTest {

    private static final String FILE =
            """
            # Sentry CODEOWNERS file (similar to GitHub CODEOWNERS)
            # Format: path/pattern team-or-user@sentry

            app/api/routes/documents.py backend-team@yourorg
            app/services/classifier.py ml-team@yourorg
            app/services/payments.py payments-team@yourorg
            app/db/ dba-team@yourorg

            # Tag-based ownership
            tags.component:payments payments-team@yourorg
            tags.component:classifier ml-team@yourorg
            """;

    private static final List<String> TEAMS =
            List.of("backend-team", "ml-team", "payments-team", "dba-team");

    private final Rig rig = new Rig();

    /// "Assign to owner (auto-assign by code owners or manually)".
    @Test
    void each_error_of_the_lesson_goes_to_the_team_that_its_file_names() {
        rig.database.run(
                "UPDATE organization SET slug = 'yourorg' WHERE id = (SELECT organization_id FROM project WHERE id = $1)",
                rig.project);
        for (var team : TEAMS) team(team);
        assertThat(RuleText.check(FILE, directory()).problems()).isEmpty();
        save();

        digest(
                "KeyError",
                "'unknown_category'",
                "",
                "app/api/routes/documents.py",
                "app/services/classifier.py");
        digest("ValueError", "no file", "", "app/api/routes/documents.py");
        digest("PaymentError", "card refused", "", "app/services/payments.py");
        digest(
                "DeadlockError",
                "deadlock",
                "",
                "app/services/document_processor.py",
                "app/db/session.py");
        digest("TimeoutError", "gateway", "payments", "app/api/routes/checkout.py");
        digest("ModelError", "no weights", "classifier", "app/workers/run.py");
        digest("OSError", "disk full", "", "app/main.py");

        assertThat(
                        rig.words(
                                """
                                SELECT i.type || ' ' || coalesce(t.slug, 'nobody') || ' ' || i.assigned_by
                                  FROM issue i LEFT JOIN team t ON t.id = i.assigned_team
                                 WHERE i.project_id = $1 ORDER BY i.number"""))
                .containsExactly(
                        "KeyError ml-team rule:5@1",
                        "ValueError backend-team rule:4@1",
                        "PaymentError payments-team rule:6@1",
                        "DeadlockError dba-team rule:7@1",
                        "TimeoutError payments-team rule:10@1",
                        "ModelError ml-team rule:11@1",
                        "OSError nobody ");
    }

    /// @param component of the tag; empty for none
    /// @param files of the frames, the outermost first
    private void digest(String type, String value, String component, String... files) {
        var frames = new StringBuilder();
        for (var file : files) {
            if (!frames.isEmpty()) frames.append(',');
            frames.append(
                    "{\"filename\":\"%s\",\"function\":\"f\",\"lineno\":1,\"in_app\":true}"
                            .formatted(file));
        }
        var tags = component.isEmpty() ? "{}" : "{\"component\":\"" + component + "\"}";
        var event =
                """
                {"platform":"python","tags":%s,"exception":{"values":[
                  {"type":"%s","value":"%s","stacktrace":{"frames":[%s]}}]}}"""
                        .formatted(tags, type, value, frames);
        rig.digest(rig.sender.envelope(UUID.randomUUID(), rig.now, Sender.item("event", event)));
    }

    private void team(String slug) {
        long team =
                rig.database.number(
                        """
                        INSERT INTO team (organization_id, slug, name, created_at)
                        SELECT organization_id, $2, $2, now() FROM project WHERE id = $1 RETURNING id""",
                        rig.project,
                        slug);
        rig.database.run("INSERT INTO team_project VALUES ($1, $2)", team, rig.project);
    }

    private static Directory directory() {
        var entries =
                TEAMS.stream()
                        .map(
                                slug ->
                                        new Directory.Entry(
                                                new Owner.Team(TEAMS.indexOf(slug), slug), true))
                        .toList();
        return new Directory("yourorg", Set.of(), entries, Map.of());
    }

    private void save() {
        rig.database.run(
                "INSERT INTO ownership_revision (project_id, kind, revision, text, at) VALUES ($1, 'rule', 1, $2, now())",
                rig.project,
                FILE);
        rig.database.run("INSERT INTO ownership (project_id, rule) VALUES ($1, 1)", rig.project);
    }
}
