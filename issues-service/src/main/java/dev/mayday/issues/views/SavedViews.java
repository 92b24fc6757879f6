package dev.mayday.issues.views;

import dev.mayday.contracts.issues.ViewsApi;
import dev.mayday.contracts.issues.ViewsApi.Draft;
import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.contracts.issues.ViewsApi.Visibility;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.database.OneRow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The kept views of an organization.
@Singleton
public record SavedViews(@ReactiveDataSource("issues") Pool database, Surroundings surroundings) {

    private static final String COLUMNS = "id, name, query, visibility";

    /// Who changed a view may change it.
    private static final String CHANGED = " RETURNING " + COLUMNS + ", true AS changeable";

    private static final String ALL =
            "SELECT "
                    + COLUMNS
                    + """
            , account_id = $2 OR visibility = 'organization' AND $3::boolean AS changeable
             FROM saved_view
            WHERE organization_id = $1 AND removed_at IS NULL
              AND (account_id = $2 OR visibility = 'organization')
            ORDER BY position, id
            LIMIT 500""";

    /// Two that one person saves at once wait for each other, so that both count.
    private static final String LOCK = "SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE";

    private static final String ADD =
            """
            INSERT INTO saved_view (organization_id, account_id, name, query, visibility, position, created_at)
            SELECT $1, $2, $3, $4, $5, (SELECT coalesce(max(position), 0) + 1 FROM saved_view
                                         WHERE organization_id = $1 AND removed_at IS NULL), $6
             WHERE (SELECT count(*) FROM saved_view
                     WHERE organization_id = $1 AND account_id = $2 AND removed_at IS NULL) < $7"""
                    + CHANGED;

    /// One's own, or one for everybody if one may change those.
    private static final String CHANGEABLE =
            """
             WHERE organization_id = $1 AND id = $3
               AND (account_id = $2 OR visibility = 'organization' AND $4::boolean)
            """;

    /// Only who made a view takes it from everybody: for anybody else it would be gone.
    private static final String CHANGE =
            "UPDATE saved_view SET name = $5, query = $6, visibility = $7"
                    + CHANGEABLE
                    + " AND removed_at IS NULL AND (account_id = $2 OR $7 = 'organization')"
                    + CHANGED;

    private static final String REMOVE =
            "UPDATE saved_view SET removed_at = coalesce(removed_at, $5)" + CHANGEABLE + CHANGED;

    /// As above; it counts for who made it, whoever brings it back.
    private static final String LOCK_MAKER =
            "SELECT 1 FROM account WHERE id = (SELECT account_id FROM saved_view"
                    + CHANGEABLE
                    + ") FOR NO KEY UPDATE";

    private static final String RESTORE =
            "UPDATE saved_view v SET removed_at = NULL"
                    + CHANGEABLE
                    + """
             AND (removed_at IS NULL
                  OR (SELECT count(*) FROM saved_view other
                       WHERE other.organization_id = $1 AND other.account_id = v.account_id
                         AND other.removed_at IS NULL) < $5)"""
                    + CHANGED;

    private static final String ORDER =
            """
            UPDATE saved_view v SET position = wanted.position
              FROM unnest($4::bigint[]) WITH ORDINALITY AS wanted(id, position)
             WHERE v.organization_id = $1 AND v.id = wanted.id
               AND (v.account_id = $2 OR v.visibility = 'organization' AND $3::boolean)""";

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 4_000;

    public Uni<List<View>> all(Viewer who) {
        return database.preparedQuery(ALL)
                .execute(Tuple.of(who.organization(), who.account(), who.editor()))
                .map(
                        rows -> {
                            var views = new ArrayList<View>();
                            for (var row : rows) views.add(read(row));
                            return views;
                        });
    }

    /// Fails with [Refused] 400 when the draft is none, or the person has kept the most.
    public Uni<View> save(Viewer who, Draft draft) {
        var checked = checked(draft);
        var values =
                Tuple.tuple()
                        .addLong(who.organization())
                        .addLong(who.account())
                        .addString(checked.name())
                        .addString(checked.query())
                        .addString(word(checked.visibility()))
                        .addOffsetDateTime(surroundings.now().atOffset(ZoneOffset.UTC))
                        .addInteger(ViewsApi.MOST);
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(LOCK)
                                .execute(Tuple.of(who.account()))
                                .chain(() -> OneRow.of(tx, ADD, values, SavedViews::tooMany))
                                .map(SavedViews::read));
    }

    private static Refused tooMany() {
        return Refused.invalid("view: you have %d; remove one first".formatted(ViewsApi.MOST));
    }

    /// Fails with [Refused] 404 when there is no such view that the person may change so.
    public Uni<View> change(Viewer who, long id, Draft draft) {
        var checked = checked(draft);
        var values =
                changeable(who, id)
                        .addString(checked.name())
                        .addString(checked.query())
                        .addString(word(checked.visibility()));
        return one(CHANGE, values);
    }

    public Uni<View> remove(Viewer who, long id) {
        var now = surroundings.now().atOffset(ZoneOffset.UTC);
        return one(REMOVE, changeable(who, id).addOffsetDateTime(now));
    }

    /// Fails with [Refused] 400 when who made the view has kept the most since.
    public Uni<View> restore(Viewer who, long id) {
        var values = changeable(who, id).addInteger(ViewsApi.MOST);
        return database.withTransaction(
                tx ->
                        OneRow.of(tx, LOCK_MAKER, changeable(who, id), Refused::notFound)
                                .chain(() -> OneRow.of(tx, RESTORE, values, SavedViews::tooMany))
                                .map(SavedViews::read));
    }

    /// What the person may not move stays where it is.
    public Uni<List<View>> order(Viewer who, List<Long> ids) {
        var values =
                Tuple.tuple()
                        .addLong(who.organization())
                        .addLong(who.account())
                        .addBoolean(who.editor())
                        .addArrayOfLong(ids.toArray(Long[]::new));
        return database.preparedQuery(ORDER).execute(values).chain(() -> all(who));
    }

    private static Tuple changeable(Viewer who, long id) {
        return Tuple.tuple()
                .addLong(who.organization())
                .addLong(who.account())
                .addLong(id)
                .addBoolean(who.editor());
    }

    private Uni<View> one(String sql, Tuple values) {
        return OneRow.of(database, sql, values, Refused::notFound).map(SavedViews::read);
    }

    private static Draft checked(Draft draft) {
        var name = draft.name() == null ? "" : draft.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refused.invalid("name: 1 to %d characters".formatted(LONGEST_NAME));
        }
        var query = draft.query() == null ? "" : draft.query();
        if (query.length() > LONGEST_QUERY) {
            throw Refused.invalid("query: up to %d characters".formatted(LONGEST_QUERY));
        }
        if (draft.visibility() == null) throw Refused.invalid("visibility: ME or ORGANIZATION");
        return new Draft(name, query, draft.visibility());
    }

    private static String word(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }

    private static View read(Row row) {
        return new View(
                row.getLong("id"),
                row.getString("name"),
                row.getString("query"),
                Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                row.getBoolean("changeable"));
    }
}
