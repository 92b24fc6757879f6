package dev.mayday.standalone.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/// An organization with two teams and closed membership, and everybody who may or may not knock:
/// each with a bearer.
///
/// @param secret stands in every title and name of team A's project, so that it is found
///     wherever it leaks
record Cast(
        Connection database,
        String secret,
        long organization,
        long project,
        long issue,
        String event,
        Map<String, String> bearers,
        Map<String, Long> sessions)
        implements AutoCloseable {

    static Cast gather() throws SQLException {
        var database = DriverManager.getConnection(WholeInstallation.jdbcUrl());
        run(database, "DELETE FROM session");
        var secret = "s" + UUID.randomUUID().toString().substring(0, 8);
        long organization = organization(database, slug(secret));
        long elsewhere = organization(database, "e" + UUID.randomUUID().toString().substring(0, 8));
        long project = project(database, organization, secret);
        long other = project(database, organization, "other");
        project(database, elsewhere, "theirs");
        long team = team(database, organization, "a", project);
        long apart = team(database, organization, "b", other);
        long issue = issue(database, project, secret);
        var event = event(database, project, issue);
        run(database, "UPDATE organization SET open_membership = false WHERE id = ?", organization);
        var bearers =
                Map.of(
                        "owner", person(database, organization, "owner", 0, false),
                        "admin", person(database, organization, "admin", 0, false),
                        "team admin", person(database, organization, "member", team, true),
                        "member", person(database, organization, "member", team, false),
                        "viewer", person(database, organization, "viewer", team, false),
                        "member without the team",
                                person(database, organization, "member", apart, false),
                        "owner elsewhere", person(database, elsewhere, "owner", 0, false),
                        "expired token", token(database, organization, "event:admin", true),
                        "service", WholeInstallation.SERVICE_TOKEN);
        return new Cast(
                database, secret, organization, project, issue, event, bearers, sessions(database));
    }

    String bearer(String who) {
        return bearers.getOrDefault(who, "");
    }

    String slug() {
        return slug(secret);
    }

    /// Does not contain it: members may see their organization.
    private static String slug(String secret) {
        return "o" + secret.substring(1);
    }

    /// Of somebody in the organization; an id that is nobody's for all others.
    long membership(String who) throws SQLException {
        try (var statement =
                database.prepareStatement(
                        """
                        SELECT m.id FROM membership m JOIN session s USING (account_id)
                         WHERE s.hash = ? AND m.organization_id = ?""")) {
            statement.setString(1, sha256(bearer(who)));
            statement.setLong(2, organization);
            var rows = statement.executeQuery();
            return rows.next() ? rows.getLong(1) : 999_999;
        }
    }

    /// Signs in again whom a route signed out.
    void signIn() throws SQLException {
        for (var session : sessions.entrySet()) {
            run(
                    database,
                    "INSERT INTO session (hash, account_id, created_at, last_used)"
                            + " VALUES (?, ?, now(), now()) ON CONFLICT DO NOTHING",
                    session.getKey(),
                    session.getValue());
        }
    }

    private static Map<String, Long> sessions(Connection database) throws SQLException {
        var sessions = new HashMap<String, Long>();
        try (var statement = database.prepareStatement("SELECT hash, account_id FROM session")) {
            var rows = statement.executeQuery();
            while (rows.next()) sessions.put(rows.getString(1), rows.getLong(2));
        }
        return sessions;
    }

    /// Of the DSN of team A's project.
    String key() throws SQLException {
        try (var statement =
                database.prepareStatement(
                        "SELECT public_key FROM project_key WHERE project_id = ?")) {
            statement.setLong(1, project);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }

    /// A token of the organization with these scopes.
    String token(String scopes) throws SQLException {
        return token(database, organization, scopes, false);
    }

    /// What nobody changes who may not.
    String standing() throws SQLException {
        try (var statement =
                database.prepareStatement(
                        """
                        SELECT concat_ws(' ',
                               (SELECT md5(string_agg(i::text, '|' ORDER BY i.id)) FROM issue i WHERE i.project_id = ?),
                               (SELECT md5(string_agg(to_jsonb(p)::text, '|' ORDER BY p.id)) FROM project p WHERE p.organization_id = ?),
                               (SELECT md5(string_agg(m::text, '|' ORDER BY m.id)) FROM membership m WHERE m.organization_id = ?),
                               (SELECT md5(string_agg(t::text, '|' ORDER BY t.id)) FROM team t WHERE t.organization_id = ?),
                               (SELECT md5(string_agg(k::text, '|' ORDER BY k.public_key)) FROM project_key k WHERE k.project_id = ?),
                               (SELECT md5(o::text) FROM organization o WHERE o.id = ?))""")) {
            statement.setLong(1, project);
            statement.setLong(2, organization);
            statement.setLong(3, organization);
            statement.setLong(4, organization);
            statement.setLong(5, project);
            statement.setLong(6, organization);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }

    private static long organization(Connection database, String slug) throws SQLException {
        return number(
                database,
                "INSERT INTO organization (slug, name, created_at) VALUES (?, ?, now()) RETURNING id",
                slug,
                slug);
    }

    private static long project(Connection database, long organization, String slug)
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
                UUID.randomUUID().toString().replace("-", ""));
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

    /// @param team 0 for none
    private static String person(
            Connection database, long organization, String role, long team, boolean admin)
            throws SQLException {
        var email = UUID.randomUUID() + "@people.test";
        long account =
                number(
                        database,
                        "INSERT INTO account (email, name, created_at) VALUES (?, ?, now()) RETURNING id",
                        email,
                        role);
        long membership =
                number(
                        database,
                        "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?, ?, ?, now()) RETURNING id",
                        organization,
                        account,
                        role);
        if (team != 0)
            run(database, "INSERT INTO team_member VALUES (?, ?, ?)", team, membership, admin);
        var token = UUID.randomUUID().toString();
        run(
                database,
                "INSERT INTO session (hash, account_id, created_at, last_used) VALUES (?, ?, now(), now())",
                sha256(token),
                account);
        return token;
    }

    private static String token(
            Connection database, long organization, String scopes, boolean expired)
            throws SQLException {
        var token = "sntrys_" + UUID.randomUUID();
        run(
                database,
                "INSERT INTO api_token (hash, organization_id, name, hint, scopes, created_at, expires_at)"
                        + " VALUES (?, ?, 'test', '', ?::text[], now(), now() + ?::interval)",
                sha256(token),
                organization,
                "{" + scopes + "}",
                expired ? "-1 hour" : "1 hour");
        return token;
    }

    private static long issue(Connection database, long project, String title) throws SQLException {
        return number(
                database,
                """
                INSERT INTO issue (project_id, id, number, title, culprit, level, platform, status, substatus,
                                   status_reason, events, users, first_seen, last_seen, last_event_id)
                VALUES (?, nextval('issue_id'), 1, ?, '', 'error', 'python', 'unresolved', 'new', 'First event.',
                        1, 1, now(), now(), gen_random_uuid())
                RETURNING id""",
                project,
                title);
    }

    private static String event(Connection database, long project, long issue) throws SQLException {
        run(
                database,
                "INSERT INTO issue_tag VALUES (?, ?, 'customer', 'gold', 1, now(), now())",
                project,
                issue);
        return "00000000000000000000000000000000";
    }

    static void run(Connection database, String sql, Object... values) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }

    private static long number(Connection database, String sql, Object... values)
            throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    static String sha256(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
