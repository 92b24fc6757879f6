package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.ProjectsApi.Key;
import dev.mayday.contracts.issues.ProjectsApi.KeyChange;
import dev.mayday.contracts.issues.ProjectsApi.KeyUse;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The keys of a project. Ingest knows of a change within five seconds; several keys are good
/// beside each other, so that one can be replaced without a gap.
@Singleton
public record ProjectKeys(
        @ReactiveDataSource("issues") Pool database,
        AuditLog audit,
        BaseUrl baseUrl,
        Surroundings surroundings) {

    private static final int MOST = 50;

    private static final String COLUMNS =
            "public_key, project_id, label, state, created_at,"
                    + " last_used_at, disabled_at, refused, last_refused_at";

    private static final String ALL =
            "SELECT "
                    + COLUMNS
                    + " FROM project_key WHERE project_id = $1 AND state <> 'revoked' ORDER BY created_at, public_key";

    private static final String LOCK_PROJECT =
            "SELECT p.slug FROM project p WHERE p.removed_at IS NULL AND p.organization_id = $1 AND p.id = $2 FOR NO KEY UPDATE";

    private static final String ADD =
            """
            INSERT INTO project_key (project_id, public_key, label, created_at)
            SELECT $1, $2, $3, $4
             WHERE (SELECT count(*) FROM project_key WHERE project_id = $1 AND state <> 'revoked') < $5
            RETURNING"""
                    + " "
                    + COLUMNS;

    private static final String FIND =
            "SELECT "
                    + COLUMNS
                    + " FROM project_key WHERE project_id = $1 AND public_key = $2 AND state <> 'revoked'";

    private static final String CHANGE =
            """
            UPDATE project_key
               SET label = $3, state = $4,
                   disabled_at = CASE WHEN state = $4 THEN disabled_at WHEN $4 = 'disabled' THEN $5::timestamptz END,
                   refused = CASE WHEN state = $4 THEN refused ELSE 0 END,
                   last_refused_at = CASE WHEN state = $4 THEN last_refused_at END
             WHERE project_id = $1 AND public_key = $2
            RETURNING"""
                    + " "
                    + COLUMNS;

    /// Those that are not revoked, the oldest first.
    ///
    /// @param project that the asker may see
    public Uni<List<Key>> of(long project) {
        return database.preparedQuery(ALL)
                .execute(Tuple.of(project))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(this::key).toList());
    }

    /// Fails with [Refused] 404 when it is none of the project's.
    public Uni<Key> one(long project, String publicKey) {
        return OneRow.of(database, FIND, Tuple.of(project, publicKey), Refused::notFound)
                .map(this::key);
    }

    /// Fails with [Refused] 400 when the label cannot be used or there are too many.
    ///
    /// @param label null for one that says when it was made
    public Uni<Key> add(
            Organization organization, long project, @Nullable String label, Actor actor) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var words = label == null || label.isBlank() ? "Key of " + now.toLocalDate() : label;
        var values =
                Tuple.of(project, newKey(surroundings.random()), ProjectWords.label(words), now)
                        .addInteger(MOST);
        return told(
                organization,
                project,
                actor,
                tx ->
                        OneRow.of(tx, ADD, values, ProjectKeys::tooMany)
                                .map(this::key)
                                .map(made -> new Told(made, "key.created", null, facts(made))));
    }

    /// Changes what is not null. Fails with [Refused] 404 when it is none of the project's.
    public Uni<Key> change(
            Organization organization,
            long project,
            String publicKey,
            KeyChange change,
            Actor actor) {
        return told(
                organization,
                project,
                actor,
                tx ->
                        find(tx, project, publicKey)
                                .chain(
                                        was ->
                                                set(
                                                                tx,
                                                                project,
                                                                was,
                                                                label(was, change),
                                                                state(was, change))
                                                        .map(
                                                                is ->
                                                                        new Told(
                                                                                is,
                                                                                "key.changed",
                                                                                facts(was),
                                                                                facts(is)))));
    }

    /// For ever. Fails with [Refused] 404 when it is none of the project's, or was revoked
    /// already.
    public Uni<Key> revoke(Organization organization, long project, String publicKey, Actor actor) {
        return told(
                organization,
                project,
                actor,
                tx ->
                        find(tx, project, publicKey)
                                .call(was -> set(tx, project, was, was.label(), "revoked"))
                                .map(was -> new Told(was, "key.revoked", facts(was), null)));
    }

    /// A change that was made, as it is written down.
    private record Told(
            Key key,
            String action,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {

        private boolean isNothing() {
            return before != null && before.equals(after);
        }
    }

    /// Changes of one project's keys wait for each other.
    private Uni<Key> told(
            Organization organization,
            long project,
            Actor actor,
            Function<SqlClient, Uni<Told>> deed) {
        var values = Tuple.of(organization.id(), project);
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, LOCK_PROJECT, values, Refused::notFound)
                                .chain(
                                        row ->
                                                deed.apply(tx)
                                                        .call(
                                                                told ->
                                                                        write(
                                                                                tx,
                                                                                organization,
                                                                                row.getString(
                                                                                        "slug"),
                                                                                actor,
                                                                                told)))
                                .map(Told::key));
    }

    private Uni<Void> write(
            SqlClient tx, Organization organization, String slug, Actor actor, Told told) {
        if (told.isNothing()) return Uni.createFrom().voidItem();
        var key = told.key();
        var object = "%s: %s (%s…)".formatted(slug, key.label(), key.publicKey().substring(0, 8));
        var entry =
                new AuditEntry(
                        organization.id(),
                        actor,
                        told.action(),
                        object,
                        told.before(),
                        told.after());
        return audit.write(tx, entry);
    }

    private Uni<Key> find(SqlClient tx, long project, String publicKey) {
        return OneRow.of(tx, FIND, Tuple.of(project, publicKey), Refused::notFound).map(this::key);
    }

    private Uni<Key> set(SqlClient tx, long project, Key key, String label, String state) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        var values = Tuple.of(project, key.publicKey(), label, state, now);
        return OneRow.of(tx, CHANGE, values, Refused::notFound).map(this::key);
    }

    private static String label(Key was, KeyChange change) {
        return change.label() == null ? was.label() : ProjectWords.label(change.label());
    }

    private static String state(Key was, KeyChange change) {
        boolean active = change.active() == null ? was.active() : change.active();
        return active ? "active" : "disabled";
    }

    private static Map<String, Object> facts(Key key) {
        return Map.of("label", key.label(), "active", key.active());
    }

    private static Refused tooMany() {
        return Refused.invalid("keys: a project has at most %d; revoke one first".formatted(MOST));
    }

    /// The public half of a DSN: 32 hex digits.
    static String newKey(RandomGenerator random) {
        var key = new byte[16];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private Key key(Row row) {
        var publicKey = row.getString("public_key");
        return new Key(
                publicKey,
                row.getString("label"),
                row.getString("state").equals("active"),
                baseUrl.dsn(publicKey, row.getLong("project_id")),
                Utc.instant(row, "created_at"),
                use(row));
    }

    private static KeyUse use(Row row) {
        return new KeyUse(
                Utc.instantOrNull(row, "last_used_at"),
                Utc.instantOrNull(row, "disabled_at"),
                row.getLong("refused"),
                Utc.instantOrNull(row, "last_refused_at"));
    }
}
