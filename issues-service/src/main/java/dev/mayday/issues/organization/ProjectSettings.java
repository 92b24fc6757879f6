package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.ProjectsApi.Change;
import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.scrub.ScrubSettings;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be set about a project. Every change is written down with what was so far.
@Singleton
public record ProjectSettings(@ReactiveDataSource("issues") Pool database, AuditLog audit) {

    private static final String FIND =
            """
            SELECT p.id, p.slug, p.name, p.platform, p.allowed_origins, p.created_at, p.data_scrubber,
                   p.data_scrubber_defaults, p.scrub_ip_addresses, p.sensitive_fields, p.safe_fields
              FROM project p
             WHERE p.removed_at IS NULL AND p.organization_id = $1 AND p.id = $2""";

    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    private static final String CHANGE =
            """
            UPDATE project
               SET name = $2, slug = $3, platform = $4, allowed_origins = $5, data_scrubber = $6,
                   data_scrubber_defaults = $7, scrub_ip_addresses = $8, sensitive_fields = $9, safe_fields = $10
             WHERE id = $1""";

    private static final String UNIQUE_VIOLATION = "23505";

    /// @param platform null when unknown
    public record State(
            long id,
            String slug,
            String name,
            @Nullable String platform,
            List<String> allowedOrigins,
            ScrubSettings scrubbing,
            Instant created) {

        static State of(Row row) {
            return new State(
                    row.getLong("id"),
                    row.getString("slug"),
                    row.getString("name"),
                    row.getString("platform"),
                    List.of(row.getArrayOfStrings("allowed_origins")),
                    ProjectScrubbing.settings(row),
                    Utc.instant(row, "created_at"));
        }

        /// @throws Refused 400 that names the field
        State with(Change change) {
            return new State(
                    id,
                    change.slug() == null ? slug : ProjectWords.slug(change.slug()),
                    change.name() == null ? name : ProjectWords.name(change.name()),
                    change.platform() == null ? platform : ProjectWords.platform(change.platform()),
                    change.allowedOrigins() == null
                            ? allowedOrigins
                            : AllowedOrigins.checked(change.allowedOrigins()),
                    ProjectScrubbing.with(scrubbing, change),
                    created);
        }

        private Map<String, Object> facts() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("slug", slug);
            facts.put("name", name);
            facts.put("platform", platform == null ? "" : platform);
            facts.put("allowedOrigins", allowedOrigins);
            facts.put("dataScrubber", scrubbing.dataScrubber());
            facts.put("dataScrubberDefaults", scrubbing.dataScrubberDefaults());
            facts.put("scrubIPAddresses", scrubbing.scrubIpAddresses());
            facts.put("sensitiveFields", scrubbing.sensitiveFields());
            facts.put("safeFields", scrubbing.safeFields());
            return facts;
        }

        /// What of this is otherwise there.
        private Map<String, Object> otherThan(State other) {
            var mine = facts();
            var theirs = other.facts();
            mine.entrySet()
                    .removeIf(fact -> Objects.equals(fact.getValue(), theirs.get(fact.getKey())));
            return mine;
        }
    }

    /// Fails with [Refused] 404 when the organization has no such project.
    public Uni<State> of(Organization organization, long project) {
        return OneRow.of(database, FIND, Tuple.of(organization.id(), project), Refused::notFound)
                .map(State::of);
    }

    /// Changes what is not null. Fails with [Refused] 400 when something cannot be used; then
    /// nothing was changed.
    public Uni<State> change(Organization organization, long project, Change change, Actor actor) {
        return database.withTransaction(
                        tx ->
                                OneRow.of(
                                                tx,
                                                LOCK,
                                                Tuple.of(organization.id(), project),
                                                Refused::notFound)
                                        .map(State::of)
                                        .chain(now -> write(tx, organization, now, change, actor)))
                .onFailure(ProjectSettings::isTaken)
                .transform(_ -> ProjectWords.taken(String.valueOf(change.slug())));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }

    private Uni<State> write(
            SqlClient tx, Organization organization, State now, Change change, Actor actor) {
        var wanted = now.with(change);
        if (wanted.equals(now)) return Uni.createFrom().item(now);
        var entry =
                new AuditEntry(
                        organization.id(),
                        actor,
                        "project.changed",
                        now.slug(),
                        now.otherThan(wanted),
                        wanted.otherThan(now));
        boolean moves = !wanted.slug().equals(now.slug());
        return (moves ? FormerSlugs.remember(tx, now.id()) : Uni.createFrom().voidItem())
                .chain(() -> tx.preparedQuery(CHANGE).execute(values(wanted)))
                .chain(() -> moves ? FormerSlugs.goOn(tx, now.id()) : Uni.createFrom().voidItem())
                .chain(() -> audit.write(tx, entry))
                .replaceWith(wanted);
    }

    private static Tuple values(State state) {
        var scrubbing = state.scrubbing();
        return Tuple.tuple()
                .addLong(state.id())
                .addString(state.name())
                .addString(state.slug())
                .addString(state.platform())
                .addArrayOfString(state.allowedOrigins().toArray(String[]::new))
                .addBoolean(scrubbing.dataScrubber())
                .addBoolean(scrubbing.dataScrubberDefaults())
                .addBoolean(scrubbing.scrubIpAddresses())
                .addArrayOfString(scrubbing.sensitiveFields().toArray(String[]::new))
                .addArrayOfString(scrubbing.safeFields().toArray(String[]::new));
    }
}
