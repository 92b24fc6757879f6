package dev.mayday.issues;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/// Rows that tests start from, written with plain SQL.
@ApplicationScoped
public class Fixtures {

    private final AgroalDataSource database;

    Fixtures(@DataSource("issues") AgroalDataSource database) {
        this.database = database;
    }

    /// An organisation with one owner and one project of its own; nothing in it may ever be seen by
    // others.
    public record Tenant(
            long organization, String slug, long account, String email, long project) {}

    public Tenant tenant() {
        var slug = "t" + UUID.randomUUID().toString().substring(0, 8);
        long organization =
                number(
                        "INSERT INTO organization (slug, name, created_at) VALUES (?, ?, now()) RETURNING id",
                        slug,
                        slug);
        var email = "owner@" + slug + ".test";
        long account = account(organization, email, "owner");
        return new Tenant(organization, slug, account, email, project(organization, "shop"));
    }

    public long account(long organization, String email, String role) {
        long account =
                number(
                        "INSERT INTO account (email, name, created_at) VALUES (?, ?, now()) RETURNING id",
                        email,
                        email.replaceFirst("@.*", ""));
        run(
                "INSERT INTO membership (organization_id, account_id, role) VALUES (?, ?, ?)",
                organization,
                account,
                role);
        return account;
    }

    public long project(long organization, String slug) {
        long project =
                number(
                        "INSERT INTO project (organization_id, slug, name, platform, created_at)"
                                + " VALUES (?, ?, ?, 'python', now()) RETURNING id",
                        organization,
                        slug,
                        slug);
        run(
                "INSERT INTO project_key (project_id, public_key, label, created_at)"
                        + " VALUES (?, ?, 'Default', now())",
                project,
                UUID.randomUUID().toString().replace("-", ""));
        return project;
    }

    /// @return the token of a session of the account
    public String session(long account) {
        var token = UUID.randomUUID().toString();
        run(
                "INSERT INTO session (hash, account_id, created_at, last_used) VALUES (?, ?, now(), now())",
                sha256(token),
                account);
        return token;
    }

    /// @return an API token of the tenant's owner
    public String token(Tenant tenant, String... scopes) {
        var token = "sntryu_" + UUID.randomUUID();
        run(
                "INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes, created_at)"
                        + " VALUES (?, ?, ?, 'test', '', ?::text[], now())",
                sha256(token),
                tenant.organization(),
                tenant.account(),
                "{" + String.join(",", scopes) + "}");
        return token;
    }

    public long number(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement =
                        prepared(connection.prepareStatement("SET search_path TO issues"), sql)) {
            fill(statement, values);
            var rows = statement.executeQuery();
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement =
                        prepared(connection.prepareStatement("SET search_path TO issues"), sql)) {
            fill(statement, values);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(PreparedStatement searchPath, String sql)
            throws SQLException {
        try (searchPath) {
            searchPath.execute();
            return searchPath.getConnection().prepareStatement(sql);
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    public static String sha256(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
