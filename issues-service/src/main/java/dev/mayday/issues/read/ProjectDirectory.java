package dev.mayday.issues.read;

import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.FormerSlugs;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.SlugOrId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/// The projects of an organization, by name.
@Singleton
public record ProjectDirectory(@ReactiveDataSource("issues") Pool database) {

    private static final String ALL =
            """
            SELECT id, slug, name, platform, active, created_at, first_event_at
              FROM project p WHERE\s"""
                    + Organization.within("p", 1);

    private static final String IN_ORDER = ALL + " ORDER BY lower(name), id";
    private static final String ONE = ALL + " AND (slug = $3 OR id = $4) LIMIT 1";

    private static final String IDS =
            "SELECT p.id FROM project p WHERE " + Organization.within("p", 1);

    public Uni<List<ProjectInfo>> all(Organization organization) {
        return database.preparedQuery(IN_ORDER)
                .execute(organization.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ProjectDirectory::info).toList());
    }

    /// All that are within reach, in no order.
    public Uni<List<Long>> ids(Organization organization) {
        return database.preparedQuery(IDS)
                .execute(organization.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(row -> row.getLong("id")).toList());
    }

    /// Fails with [Refused] 404 when there is no such project within reach, 403 when it is seen
    /// and may not be acted on.
    ///
    /// @param project slug or decimal id
    public Uni<ProjectInfo> find(Organization organization, String project) {
        long number = SlugOrId.id(project);
        var values = organization.values().addString(project).addLong(number);
        return database.preparedQuery(ONE)
                .execute(values)
                .chain(
                        rows ->
                                rows.size() == 0
                                        ? FormerSlugs.missing(database, organization, project)
                                        : Uni.createFrom().item(info(rows.iterator().next())))
                .invoke(found -> organization.admit(found.id()));
    }

    private static ProjectInfo info(Row row) {
        return new ProjectInfo(
                row.getLong("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("platform"),
                row.getBoolean("active"),
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "first_event_at"));
    }
}
