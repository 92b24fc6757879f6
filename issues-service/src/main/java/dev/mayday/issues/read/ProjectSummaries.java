package dev.mayday.issues.read;

import dev.mayday.contracts.issues.DashboardApi.ProjectSummary;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.organization.BaseUrl;
import dev.mayday.issues.organization.FormerSlugs;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/// Projects with the figures that their overview shows.
@Singleton
public record ProjectSummaries(@ReactiveDataSource("issues") Pool database, BaseUrl baseUrl) {

    private static final String SELECT =
            """
            SELECT p.id, p.slug, p.name, p.platform, p.created_at, p.first_event_at,
                   (SELECT k.public_key FROM project_key k
                     WHERE k.project_id = p.id AND k.state = 'active'
                     ORDER BY k.created_at, k.public_key LIMIT 1) AS public_key,
                   (SELECT count(*) FROM issue i WHERE i.project_id = p.id AND i.status = 'unresolved') AS unresolved,
                   ARRAY(SELECT e.name FROM environment e
                          WHERE e.project_id = p.id AND e.name <> '' ORDER BY e.name) AS environments
              FROM project p WHERE\s"""
                    + Organization.within("p", 1);

    private static final String ALL = SELECT + " ORDER BY lower(p.name), p.id";
    private static final String ONE = SELECT + " AND p.slug = $3";

    public Uni<List<ProjectSummary>> all(Organization organization) {
        return read(ALL, organization.values());
    }

    /// Fails with [Refused] 404 when there is no such project within reach.
    public Uni<ProjectSummary> one(Organization organization, String slug) {
        return read(ONE, organization.values().addString(slug))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? FormerSlugs.missing(database, organization, slug)
                                        : Uni.createFrom().item(found.getFirst()));
    }

    private Uni<List<ProjectSummary>> read(String sql, Tuple values) {
        return database.preparedQuery(sql)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(this::summary).toList());
    }

    private ProjectSummary summary(Row row) {
        var key = row.getString("public_key");
        long id = row.getLong("id");
        return new ProjectSummary(
                id,
                row.getString("slug"),
                row.getString("name"),
                row.getString("platform"),
                key == null ? "" : baseUrl.dsn(key, id),
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "first_event_at"),
                row.getLong("unresolved"),
                List.of(row.getArrayOfStrings("environments")));
    }
}
