package dev.mayday.standalone.access;

import static dev.mayday.standalone.access.Sql.number;
import static dev.mayday.standalone.access.Sql.run;

import dev.mayday.issues.access.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Everybody who may or may not knock at a [Scene]: each with a bearer.
///
/// @param elsewhere key of a project of another organization
/// @param people by what they are
record Cast(
        Connection database,
        Scene scene,
        String elsewhere,
        Map<String, Person> people,
        Map<String, String> tokens)
        implements AutoCloseable {

    /// Tokens with all scopes; the second is of the owner.
    static final String OF_ORGANIZATION = "token of the organization";

    static final String OF_OWNER = "token of the owner";

    private static final String ALL_SCOPES =
            Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(","));

    /// @param session its token
    record Person(long account, long membership, String session) {}

    static Cast gather() throws SQLException {
        var database = DriverManager.getConnection(WholeInstallation.jdbcUrl());
        run(database, "DELETE FROM session");
        var scene = Scene.set(database);
        long apart = Scene.organization(database, "e" + Scene.key().substring(0, 8));
        var theirKey = Scene.key();
        Scene.project(database, apart, "theirs", theirKey);
        long here = scene.organization();
        long team = scene.team();
        var people =
                Map.of(
                        "owner", person(database, here, "owner", team, false),
                        "admin", person(database, here, "admin", team, false),
                        "team admin", person(database, here, "member", team, true),
                        "member", person(database, here, "member", team, false),
                        "viewer", person(database, here, "viewer", team, false),
                        "member without the team",
                                person(database, here, "member", scene.apart(), false),
                        "owner elsewhere", person(database, apart, "owner", 0, false));
        // Somebody can always leave, and be removed, without being the last one.
        person(database, here, "owner", 0, false);
        long owner = people.get("owner").account();
        var tokens =
                Map.of(
                        "expired token",
                        token(database, here, null, "event:admin", true),
                        OF_ORGANIZATION,
                        token(database, here, null, ALL_SCOPES, false),
                        OF_OWNER,
                        token(database, here, owner, ALL_SCOPES, false),
                        "service",
                        WholeInstallation.SERVICE_TOKEN);
        return new Cast(database, scene, theirKey, people, tokens);
    }

    /// Empty for nobody.
    String bearer(String who) {
        var person = people.get(who);
        return person == null ? tokens.getOrDefault(who, "") : person.session();
    }

    String secret() {
        return scene.secret();
    }

    long project() {
        return scene.project();
    }

    long issue() {
        return scene.issue();
    }

    /// Of the DSN of team A's project.
    String key() {
        return scene.publicKey();
    }

    Person person(String who) {
        return people.get(who);
    }

    /// Signs in again whom a route signed out.
    void signIn() throws SQLException {
        for (var person : people.values()) signIn(database, person.account(), person.session());
    }

    private static void signIn(Connection database, long account, String session)
            throws SQLException {
        run(
                database,
                "INSERT INTO session (hash, account_id, created_at, last_used)"
                        + " VALUES (?, ?, now(), now()) ON CONFLICT DO NOTHING",
                sha256(session),
                account);
    }

    /// A token of the organization with these scopes.
    String token(String scopes) throws SQLException {
        return token(database, scene.organization(), null, scopes, false);
    }

    /// Id of a token of that person.
    long tokenOf(String who) throws SQLException {
        var token = token(database, scene.organization(), person(who).account(), "org:read", false);
        return number(database, "SELECT id FROM api_token WHERE hash = ?", sha256(token));
    }

    /// Id of a view that only that person sees.
    long viewOf(String who) throws SQLException {
        return number(
                database,
                """
                INSERT INTO saved_view (organization_id, account_id, name, query, visibility, position, created_at)
                VALUES (?, ?, 'Mine', '', 'me', 1, now()) RETURNING id""",
                scene.organization(),
                person(who).account());
    }

    /// @param team 0 for none
    private static Person person(
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
        var session = UUID.randomUUID().toString();
        signIn(database, account, session);
        return new Person(account, membership, session);
    }

    /// @param account null for one of the organization
    private static String token(
            Connection database, long organization, Long account, String scopes, boolean expired)
            throws SQLException {
        var token = (account == null ? "sntrys_" : "sntryu_") + UUID.randomUUID();
        run(
                database,
                "INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, created_at, expires_at)"
                        + " VALUES (?, ?, ?, 'test', '', ?::text[], now(), now() + ?::interval)",
                sha256(token),
                organization,
                account,
                "{" + scopes + "}",
                expired ? "-1 hour" : "1 hour");
        return token;
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
