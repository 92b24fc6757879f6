package dev.mayday.issues.people;

import dev.mayday.contracts.people.OrganizationApi.Belonging;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.Membership;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Finds for somebody who followed a link the other organization of theirs that has what it leads
/// to. What they may not see there is nowhere.
@Singleton
public record Elsewhere(@ReactiveDataSource("issues") Pool database) {

    private static final String ISSUE =
            """
            SELECT p.organization_id, p.id
              FROM issue i JOIN project p ON p.id = i.project_id
             WHERE i.id = $1 AND p.organization_id = ANY ($2) AND p.removed_at IS NULL""";

    private static final String PROJECT =
            """
            SELECT p.organization_id, p.id FROM project p
             WHERE p.slug = $1 AND p.organization_id = ANY ($2) AND p.removed_at IS NULL""";

    /// By name of the organization.
    public Uni<List<Belonging>> ofIssue(Caller.Person person, long issue) {
        return find(person, ISSUE, issue);
    }

    /// Likewise.
    ///
    /// @param slug each organization may have a project of this slug
    public Uni<List<Belonging>> ofProject(Caller.Person person, String slug) {
        return find(person, PROJECT, slug);
    }

    private Uni<List<Belonging>> find(Caller.Person person, String statement, Object what) {
        var others = person.memberships().stream().skip(1).toList();
        var organizations = others.stream().map(each -> each.organization().id());
        return database.preparedQuery(statement)
                .execute(Tuple.of(what, organizations.toArray(Long[]::new)))
                .map(rows -> seen(others, rows));
    }

    private static List<Belonging> seen(List<Membership> others, RowSet<Row> rows) {
        return others.stream()
                .filter(each -> stream(rows).anyMatch(row -> sees(each, row)))
                .map(Elsewhere::belonging)
                .sorted(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static boolean sees(Membership membership, Row row) {
        return membership.organization().id() == row.getLong("organization_id")
                && membership.seen().has(row.getLong("id"));
    }

    private static Belonging belonging(Membership membership) {
        var there = membership.organization();
        return new Belonging(there.slug(), there.name(), membership.role().word(), false);
    }
}
