package dev.mayday.standalone.access;

import static dev.mayday.standalone.access.Sql.number;
import static dev.mayday.standalone.access.Sql.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// An organization with closed membership and one of everything that a route can name.
///
/// @param secret stands in every title and name of team A's project, so that it is found
///     wherever it leaks
/// @param team A's id; its slug is `a`
/// @param apart id of team B, which has another project
/// @param invited the membership of somebody who has not come yet
record Scene(
        String secret,
        long organization,
        long project,
        String publicKey,
        long issue,
        String event,
        long binnedProject,
        long team,
        long apart,
        long binnedTeam,
        long invited,
        Alerting alerting) {

    static final String TEAM = "a";

    static Scene set(Connection database) throws SQLException {
        var secret = "s" + UUID.randomUUID().toString().substring(0, 8);
        long organization = organization(database, slug(secret));
        var key = key();
        long project = project(database, organization, secret, key);
        long other = project(database, organization, "other", key());
        long binned = project(database, organization, "gone", key());
        run(database, "UPDATE project SET removed_at = now() WHERE id = ?", binned);
        long gone = team(database, organization, "gone", other);
        run(database, "UPDATE team SET removed_at = now() WHERE id = ?", gone);
        long issue = issue(database, project, secret);
        return new Scene(
                secret,
                organization,
                project,
                key,
                issue,
                StoredEvent.of(database, project, issue, secret),
                binned,
                team(database, organization, TEAM, project),
                team(database, organization, "b", other),
                gone,
                invited(database, organization),
                Alerting.of(database, project, issue, secret));
    }

    /// Does not contain the secret: members may see their organization.
    String slug() {
        return slug(secret);
    }

    private static String slug(String secret) {
        return "o" + secret.substring(1);
    }

    static String key() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    static long organization(Connection database, String slug) throws SQLException {
        return number(
                database,
                "INSERT INTO organization (slug, name, created_at, open_membership)"
                        + " VALUES (?, ?, now(), false) RETURNING id",
                slug,
                slug);
    }

    static long project(Connection database, long organization, String slug, String key)
            throws SQLException {
        long project =
                number(
                        database,
                        "INSERT INTO project (organization_id, slug, name, created_at) VALUES (?, ?, ?, now()) RETURNING id",
                        organization,
                        slug,
                        slug);
        run(
                database,
                "INSERT INTO project_key (project_id, public_key, label, created_at) VALUES (?, ?, 'Default', now())",
                project,
                key);
        return project;
    }

    private static long team(Connection database, long organization, String slug, long project)
            throws SQLException {
        long team =
                number(
                        database,
                        "INSERT INTO team (organization_id, slug, name, created_at) VALUES (?, ?, ?, now()) RETURNING id",
                        organization,
                        slug,
                        slug);
        run(database, "INSERT INTO team_project VALUES (?, ?)", team, project);
        return team;
    }

    private static long invited(Connection database, long organization) throws SQLException {
        return number(
                database,
                """
                WITH m AS (INSERT INTO membership (organization_id, role, created_at)
                           VALUES (?, 'viewer', now()) RETURNING id, organization_id)
                INSERT INTO invitation (membership_id, organization_id, email, hash, created_at, expires_at)
                SELECT id, organization_id, id || '@invited.test', ?, now(), now() + interval '1 day' FROM m
                RETURNING membership_id""",
                organization,
                UUID.randomUUID().toString());
    }

    private static long issue(Connection database, long project, String title) throws SQLException {
        long issue =
                number(
                        database,
                        """
                        INSERT INTO issue (project_id, id, number, title, culprit, level, platform, status, substatus,
                                           status_reason, events, users, first_seen, last_seen, last_event_id)
                        VALUES (?, nextval('issue_id'), 1, ?, '', 'error', 'python', 'unresolved', 'new', 'First event.',
                                1, 1, now(), now(), gen_random_uuid())
                        RETURNING id""",
                        project,
                        title);
        run(
                database,
                "INSERT INTO issue_tag VALUES (?, ?, 'customer', 'gold', 1, now(), now())",
                project,
                issue);
        return issue;
    }
}
