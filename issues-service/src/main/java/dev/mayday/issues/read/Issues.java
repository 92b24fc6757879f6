package dev.mayday.issues.read;

import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.OneRow;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.search.ShortIdText;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

/// One issue: found for somebody, and all that its page shows beside the event.
@Singleton
public record Issues(
        @ReactiveDataSource("issues") Pool database,
        Counts counts,
        IssueSides sides,
        Surroundings surroundings) {

    private static final String FIND =
            """
            SELECT i.project_id, i.id
              FROM issue i JOIN project p ON p.id = i.project_id
             WHERE\s"""
                    + Organization.within("p", 1)
                    + " AND ";

    private static final String BY_ID = FIND + "i.id = $3";
    private static final String BY_SHORT_ID = FIND + "p.slug = $3 AND i.number = $4";

    private static final String ISSUE =
            "SELECT "
                    + IssueRows.COLUMNS
                    + """
            , i.status_reason, i.first_release, i.last_release, i.episode
              FROM issue i JOIN project p ON p.id = i.project_id
             WHERE i.project_id = $1 AND i.id = $2""";

    /// Fails with [Refused] 404 when there is no such issue within reach, 403 when it is seen
    /// and may not be acted on.
    public Uni<IssueKey> find(Organization organization, long id) {
        return key(BY_ID, organization, organization.values().addLong(id));
    }

    /// @param text a decimal id or a short id
    public Uni<IssueKey> find(Organization organization, String text) {
        if (isNumber(text)) return find(organization, Long.parseLong(text));
        var parsed = ShortIdText.parse(text).orElseThrow(Refused::notFound);
        return key(
                BY_SHORT_ID,
                organization,
                organization.values().addString(parsed.project()).addLong(parsed.number()));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public Uni<IssueDetail> detail(IssueKey issue) {
        var window = Period.FORTNIGHT.endingAt(surroundings.now());
        return Uni.combine()
                .all()
                .unis(
                        one(ISSUE, Tuple.of(issue.project(), issue.id())),
                        counts.of(List.of(issue), window, null),
                        sides.of(issue))
                .asTuple()
                .map(
                        found -> {
                            var figures = found.getItem2().get(issue.id());
                            if (figures == null) throw Refused.notFound();
                            return detail(found.getItem1(), figures, found.getItem3());
                        });
    }

    private Uni<IssueKey> key(String sql, Organization organization, Tuple values) {
        return one(sql, values)
                .map(IssueRows::key)
                .invoke(key -> organization.admit(key.project()));
    }

    private Uni<Row> one(String sql, Tuple values) {
        return OneRow.of(database, sql, values, Refused::notFound);
    }

    private static IssueDetail detail(Row row, Figures figures, IssueSides.Sides sides) {
        return new IssueDetail(
                IssueRows.read(row, figures),
                row.getString("status_reason"),
                row.getString("handled"),
                row.getString("first_release"),
                row.getString("last_release"),
                row.getInteger("episode"),
                sides.activity(),
                sides.grouping());
    }
}
