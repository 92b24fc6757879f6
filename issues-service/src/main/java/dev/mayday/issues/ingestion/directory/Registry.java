package dev.mayday.issues.ingestion.directory;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.database.Rows;
import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.organization.ProjectScrubbing;
import dev.mayday.issues.scrub.Scrubber;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows projects and keys, remembers them for a minute, and asks for many at once.
public final class Registry {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final String PROJECTS =
            """
            SELECT p.id, p.slug, p.name, p.active AND p.removed_at IS NULL AS active, o.slug AS organization,
                   p.data_scrubber,
                   p.data_scrubber_defaults, p.scrub_ip_addresses, p.sensitive_fields, p.safe_fields
              FROM project p JOIN organization o ON o.id = p.organization_id
             WHERE p.id = ANY ($1::bigint[])\
            """;

    private static final String KEYS =
            """
            SELECT public_key, project_id, state = 'active' AS active
              FROM project_key
             WHERE public_key IN (SELECT unnest($1::text[])::char(32))\
            """;

    private final Pool pool;
    private final Remembered<Long, Known.Project> projects;
    private final Remembered<String, Known.Key> keys;

    public Registry(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.projects = new Remembered<>(REMEMBERED, clock);
        this.keys = new Remembered<>(REMEMBERED, clock);
    }

    /// All that is needed to say to whom the records of a batch belong.
    public Uni<Known> of(EnvelopeBatch batch) {
        var ids = new HashSet<Long>();
        var unchecked = new HashSet<String>();
        for (var record : batch.envelopes()) {
            if (record.verified() && record.projectId() != 0) ids.add(record.projectId());
            else if (isKey(record)) unchecked.add(record.publicKey());
        }
        return keys(unchecked)
                .invoke(found -> found.values().forEach(key -> ids.add(key.projectId())))
                .chain(found -> projects(ids).map(there -> new Known(there, found)));
    }

    private static boolean isKey(SpooledEnvelope record) {
        return KEY.matcher(record.publicKey()).matches();
    }

    private Uni<Map<Long, Known.Project>> projects(Set<Long> ids) {
        return projects.get(ids, this::loadProjects);
    }

    private Uni<Map<String, Known.Key>> keys(Set<String> wanted) {
        return keys.get(wanted, this::loadKeys);
    }

    private Uni<Map<Long, Known.Project>> loadProjects(Collection<Long> ids) {
        return pool.preparedQuery(PROJECTS)
                .execute(Columns.of(ids).longs(id -> id).tuple())
                .map(rows -> Rows.map(rows, row -> row.getLong("id"), Registry::project));
    }

    private static Known.Project project(Row row) {
        return new Known.Project(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("organization"),
                row.getBoolean("active"),
                new Scrubber(ProjectScrubbing.settings(row)));
    }

    private Uni<Map<String, Known.Key>> loadKeys(Collection<String> wanted) {
        return pool.preparedQuery(KEYS)
                .execute(Columns.of(wanted).texts(key -> key).tuple())
                .map(rows -> Rows.map(rows, row -> row.getString("public_key"), Registry::key));
    }

    private static Known.Key key(Row row) {
        return new Known.Key(row.getLong("project_id"), row.getBoolean("active"));
    }
}
