package dev.mayday.issues;

import dev.mayday.issues.event.body.BodyCompressor;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading;
import dev.mayday.issues.event.normalise.TransportFacts;
import dev.mayday.issues.recent.RecentFigures;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/// Rows that tests start from, written with plain SQL.
@ApplicationScoped
public class Fixtures {

    private final AgroalDataSource database;
    private final RecentFigures recent;

    Fixtures(@DataSource("issues") AgroalDataSource database, RecentFigures recent) {
        this.database = database;
        this.recent = recent;
    }

    /// An organization with one owner and one project of its own; nothing in it may ever be seen by
    /// others.
    public record Tenant(
            long organization, String slug, long account, String email, long project) {}

    public Tenant tenant() {
        var slug = "t" + UUID.randomUUID().toString().substring(0, 8);
        long organization =
                number(
                        "INSERT INTO organization (slug, name, created_at) VALUES (?, ?, now())"
                                + " RETURNING id",
                        slug,
                        slug);
        var email = "owner@" + slug + ".test";
        long account = account(organization, email, "owner");
        return new Tenant(organization, slug, account, email, project(organization, "shop"));
    }

    public long account(long organization, String email, String role) {
        long account =
                number(
                        "INSERT INTO account (email, name, created_at) VALUES (?, ?, now())"
                                + " RETURNING id",
                        email,
                        email.replaceFirst("@.*", ""));
        run(
                "INSERT INTO membership (organization_id, account_id, role, created_at) VALUES (?,"
                        + " ?, ?, now())",
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

    /// @return a team with these projects
    public long team(long organization, String slug, long... projects) {
        long team =
                number(
                        "INSERT INTO team (organization_id, slug, name, created_at) VALUES (?, ?,"
                                + " ?, now()) RETURNING id",
                        organization,
                        slug,
                        slug);
        for (long project : projects) run("INSERT INTO team_project VALUES (?, ?)", team, project);
        return team;
    }

    /// @param admin whether the account becomes an admin of the team
    public void joins(long account, long team, boolean admin) {
        run(
                """
                INSERT INTO team_member (team_id, membership_id, is_admin)
                SELECT t.id, m.id, ? FROM team t JOIN membership m ON m.organization_id = t.organization_id
                 WHERE t.id = ? AND m.account_id = ?""",
                admin,
                team,
                account);
    }

    /// @return the token of a session of the account
    public String session(long account) {
        var token = UUID.randomUUID().toString();
        run(
                "INSERT INTO session (hash, account_id, created_at, last_used) VALUES (?, ?, now(),"
                        + " now())",
                sha256(token),
                account);
        return token;
    }

    /// @return an API token of the tenant's owner
    public String token(Tenant tenant, String... scopes) {
        var token = "sntryu_" + UUID.randomUUID();
        run(
                "INSERT INTO api_token (hash, organization_id, account_id, name, hint, scopes,"
                        + " created_at) VALUES (?, ?, ?, 'test', '', ?::text[], now())",
                sha256(token),
                tenant.organization(),
                tenant.account(),
                "{" + String.join(",", scopes) + "}");
        return token;
    }

    /// An open issue that was seen just now; numbers of short ids begin at 1 in each project.
    public long issue(long project, String title) {
        return number(
                """
                WITH opened AS (
                INSERT INTO issue (project_id, id, number, title, type, value, culprit, level, platform, status, substatus,
                                   status_reason, events, users, first_seen, last_seen, last_event_id)
                SELECT ?, nextval('issue_id'), (SELECT count(*) + 1 FROM issue WHERE project_id = ?), ?, ?, ?,
                       'app.views in checkout', 'error', 'python', 'unresolved', 'new', 'First event.', 1, 1, now(), now(),
                       gen_random_uuid()
                RETURNING project_id, id, title, value, culprit)
                INSERT INTO issue_text (project_id, issue_id, text)
                SELECT project_id, id, lower(concat_ws(chr(10), title, value, culprit)) FROM opened
                RETURNING issue_id\
                """,
                project,
                project,
                title,
                title.replaceFirst(":.*", ""),
                title.replaceFirst("^[^:]*: ?", ""));
    }

    /// Counts events in all tiers, as the digest does.
    public void counted(long project, long issue, int environment, String ago, int events) {
        run("UPDATE issue SET events = events + ? WHERE id = ?", events, issue);
        for (int tier : new int[] {1, 5, 60}) {
            run(
                    """
                    INSERT INTO issue_count (project_id, issue_id, environment, tier, start, events)
                    VALUES (?, ?, ?, ?, date_bin(make_interval(mins => ?), now() - ?::interval, 'epoch'), ?)\
                    """,
                    project,
                    issue,
                    environment,
                    tier,
                    tier,
                    ago,
                    events);
        }
        day(project, issue, "", environment, ago, events);
        keepRecent(project, issue);
    }

    /// To be called behind what writes counts or users past the digest.
    private void keepRecent(long project, long issue) {
        run(
                """
                INSERT INTO issue_recent VALUES (?, -1, ?, 0, 0, 0, 0, 0, 0, '-infinity')
                ON CONFLICT (project_id, environment, issue_id) DO UPDATE SET due = excluded.due\
                """,
                project,
                issue);
        var now = Instant.now();
        recent.settle(now, now.plusSeconds(10)).await().atMost(Duration.ofMinutes(1));
    }

    /// Events of a release on the day that was then; the release is known since.
    public void day(
            long project, long issue, String release, int environment, String ago, int events) {
        run(
                """
                WITH at AS (SELECT now() - ?::interval AS time),
                made AS (INSERT INTO release SELECT ?, ?, time FROM at WHERE ? <> '' ON CONFLICT DO NOTHING)
                INSERT INTO issue_day (project_id, issue_id, day, release, environment, events, first_seen, last_seen)
                SELECT ?, ?, (time AT TIME ZONE 'UTC')::date, ?, ?, ?, time, time FROM at
                ON CONFLICT (project_id, issue_id, day, release, environment)
                DO UPDATE SET events = issue_day.events + excluded.events\
                """,
                ago,
                project,
                release,
                release,
                project,
                issue,
                release,
                environment,
                events);
    }

    public void tag(long project, long issue, String key, String value, int events) {
        run(
                "INSERT INTO issue_tag VALUES (?, ?, ?, ?, ?, now(), now())",
                project,
                issue,
                key,
                value,
                events);
    }

    /// @param ago when it was last seen
    public void sighting(long project, long issue, String user, int environment, String ago) {
        run(
                "INSERT INTO issue_user VALUES (?, ?, ?::bytea, ?, now(), now() - ?::interval, 1,"
                        + " gen_random_uuid())",
                project,
                issue,
                user,
                environment,
                ago);
        keepRecent(project, issue);
    }

    /// @param newest event of the user, received just then
    public void sighting(
            long project, long issue, String user, Instant last, int events, UUID newest) {
        var at = last.atOffset(ZoneOffset.UTC);
        run(
                "INSERT INTO issue_user VALUES (?, ?, ?::bytea, 0, ?, ?, ?, ?)",
                project,
                issue,
                user,
                at,
                at,
                events,
                newest);
    }

    public void environment(long project, int id, String name) {
        run("INSERT INTO environment VALUES (?, ?, ?, now())", project, id, name);
    }

    /// Stores an event as the digest does: normalised and compressed.
    public UUID event(long project, long issue, Instant received, String payload) {
        var id = UUID.randomUUID();
        var facts = new TransportFacts(project, id, received, null, "192.0.2.1", "", "");
        var reading = new EventReader().read(payload.getBytes(StandardCharsets.UTF_8), facts);
        var event = ((Reading.Read) reading).event();
        try (var compressor = new BodyCompressor()) {
            var body =
                    compressor.compress(
                            event.body().toJson(event, Headlines.of(event)), event.platform());
            run(
                    """
                    INSERT INTO event (project_id, id, day, issue_id, environment, received, occurred, release, dictionary, body)
                    VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)\
                    """,
                    project,
                    id,
                    LocalDate.ofInstant(received, ZoneOffset.UTC),
                    issue,
                    received.atOffset(ZoneOffset.UTC),
                    event.timestamp().atOffset(ZoneOffset.UTC),
                    event.release(),
                    body.dictionary(),
                    body.bytes());
        }
        return id;
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

    /// The first column of all rows.
    public java.util.List<String> texts(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement =
                        prepared(connection.prepareStatement("SET search_path TO issues"), sql)) {
            fill(statement, values);
            var rows = statement.executeQuery();
            var texts = new java.util.ArrayList<String>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
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
