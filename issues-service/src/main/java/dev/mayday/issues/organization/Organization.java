package dev.mayday.issues.organization;

import dev.mayday.issues.Refused;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tenant, and how much of it is within reach. Whoever holds one got it for a right that the
/// caller has, so may act in it: in the projects that are within reach. Every query about projects
/// and what is in them asks the database with [#within], so that none forgets it.
///
/// @param seen what lies outside does not exist for the caller
/// @param acting part of what is seen; for reading all of it
/// @param lacks what is missing where something is seen and not acted on, as a sentence
public record Organization(
        long id,
        String slug,
        String name,
        Instant created,
        ProjectSet seen,
        ProjectSet acting,
        String lacks) {

    /// With all its projects.
    public Organization(long id, String slug, String name, Instant created) {
        this(id, slug, name, created, ProjectSet.ALL, ProjectSet.ALL, "");
    }

    /// The same with other projects within reach.
    public Organization reaching(ProjectSet seen, ProjectSet acting, String lacks) {
        return new Organization(id, slug, name, created, seen, acting, lacks);
    }

    /// The same in these projects alone.
    public Organization only(ProjectSet projects) {
        return reaching(seen.and(projects), acting.and(projects), lacks);
    }

    /// Condition of SQL: that a project is within reach and not in the bin.
    ///
    /// @param project its alias
    /// @param first number of the parameter with the organization; the next one has the projects,
    ///     null for all
    public static String within(String project, int first) {
        return inOrganization(project, first) + reached(project, first);
    }

    /// The same of a project in the bin.
    public static String withinBin(String project, int first) {
        return "%1$s.organization_id = $%2$d AND %1$s.removed_at IS NOT NULL"
                        .formatted(project, first)
                + reached(project, first);
    }

    private static String reached(String project, int first) {
        return " AND ($%2$d::bigint[] IS NULL OR %1$s.id = ANY ($%2$d))"
                .formatted(project, first + 1);
    }

    /// The same when there is exactly one project: compared as such, so that the index of what is
    /// in it also says its order.
    public static String withinOne(String project, int first) {
        return inOrganization(project, first)
                + " AND %1$s.id = ($%2$d::bigint[])[1]".formatted(project, first + 1);
    }

    private static String inOrganization(String project, int first) {
        return "%1$s.organization_id = $%2$d AND %1$s.removed_at IS NULL".formatted(project, first);
    }

    /// The two parameters of [#within], to which others can be added.
    public Tuple values() {
        return values(null);
    }

    /// @param among only these projects; null for all that are seen
    public Tuple values(@Nullable ProjectSet among) {
        return Tuple.tuple().addLong(id).addArrayOfLong(parameter(among));
    }

    /// The second parameter of [#within].
    ///
    /// @param among only these projects; null for all that are seen
    public Long @Nullable [] parameter(@Nullable ProjectSet among) {
        return (among == null ? seen : seen.and(among)).parameter();
    }

    /// For what was found within reach: empty when it may be acted on there, else what is missing.
    public Optional<String> lacksIn(long project) {
        return acting.has(project) ? Optional.empty() : Optional.of(lacks);
    }

    /// @throws Refused 403, naming what is missing in a project that is seen
    public void admit(long project) {
        lacksIn(project)
                .ifPresent(
                        missing -> {
                            throw Refused.forbidden(missing);
                        });
    }
}
