package dev.mayday.standalone.access;

import static dev.mayday.standalone.access.Sql.number;
import static dev.mayday.standalone.access.Sql.run;

import java.sql.Connection;
import java.sql.SQLException;

/// What alerts-service keeps of a project: ids of a rule, of a destination that leads nowhere, and
/// of a delivery that is given up.
record Alerting(long rule, long destination, long delivery) {

    static Alerting of(Connection database, long project, long issue, String title)
            throws SQLException {
        run(database, "INSERT INTO alerts.project VALUES (?)", project);
        long rule =
                number(
                        database,
                        "INSERT INTO alerts.rule (project_id, name, mode, conditions, throttle)"
                                + " VALUES (?, 'New issues', 'off', '[\"issue.new\"]', 0) RETURNING id",
                        project);
        long destination =
                number(
                        database,
                        """
                        INSERT INTO alerts.destination (project_id, kind, name, settings)
                        VALUES (?, 'slack', 'Slack', '{"url": "https://127.0.0.1/nowhere"}')
                        RETURNING id""",
                        project);
        return new Alerting(
                rule, destination, dead(database, project, issue, title, rule, destination));
    }

    private static long dead(
            Connection database,
            long project,
            long issue,
            String title,
            long rule,
            long destination)
            throws SQLException {
        return number(
                database,
                """
                WITH said AS (
                     INSERT INTO alerts.notification
                            (project_id, change_id, rule_id, rule_name, condition, issue_id, reason, suppressed, change, created)
                     VALUES (?, 1, ?, 'New issues', 'issue.new', ?, 'new', 0,
                             jsonb_build_object('issue', jsonb_build_object('shortId', 'A-1', 'title', ?::text)), now())
                     RETURNING project_id, id, rule_id, issue_id)
                INSERT INTO alerts.delivery
                       (project_id, notification_id, destination_project, destination_id, destination_name, rule_id,
                        issue_id, episode, state, next_at, created, finished)
                SELECT project_id, id, project_id, ?, 'Slack', rule_id, issue_id, 0, 'dead', now(), now(), now() FROM said
                RETURNING id""",
                project,
                rule,
                issue,
                title,
                destination);
    }
}
