package dev.mayday.issues.signon;

import dev.mayday.issues.OneByOne;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// Which organizations a provider's settings name that are not there. A mapping makes none, so
/// what it gives in them it gives nobody; each may be founded, or renamed, at any time.
@Singleton
public record Absent(@ReactiveDataSource("issues") Pool database, Charters charters) {

    private static final Logger LOG = Logger.getLogger(Absent.class);

    private static final String ABSENT =
            """
            SELECT named.slug FROM unnest($1::text[]) AS named (slug)
             WHERE NOT EXISTS (SELECT 1 FROM organization o WHERE o.slug = named.slug)\
            """;

    /// The first few suffice to see how such a slug looks.
    private static final String THERE =
            """
            SELECT coalesce(string_agg(slug, ' '), '')
              FROM (SELECT slug FROM organization ORDER BY id LIMIT 10) AS first\
            """;

    Uni<SortedSet<String>> of(Charter charter) {
        return of(database, charter);
    }

    static Uni<SortedSet<String>> of(SqlClient client, Charter charter) {
        return client.preparedQuery(ABSENT)
                .execute(Tuple.of(charter.organizations().toArray(String[]::new)))
                .map(
                        rows -> {
                            var slugs = new TreeSet<String>();
                            for (var row : rows) slugs.add(row.getString("slug"));
                            return slugs;
                        });
    }

    /// Warns whoever reads the log of the start, before somebody is refused for it.
    public Uni<Void> warn() {
        return OneByOne.each(charters.all(), this::warn);
    }

    private Uni<Void> warn(Charter charter) {
        return of(charter)
                .chain(
                        absent ->
                                absent.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : warn(charter.provider(), absent));
    }

    private Uni<Void> warn(String provider, SortedSet<String> absent) {
        return database.query(THERE)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .invoke(
                        there ->
                                LOG.warnf(
                                        "single sign-on gives nothing in organizations that are"
                                                + " not there provider=%s absent=%s there=%s",
                                        provider, String.join(" ", absent), there))
                .replaceWithVoid();
    }
}
