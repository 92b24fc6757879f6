package dev.mayday.issues.access;

import dev.mayday.contracts.issues.TokensApi.Token;
import dev.mayday.issues.database.Utc;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tokens as they are read: all of each but the secret, which nobody has.
final class TokenRows {

    private static final String COLUMNS =
            """
            t.id, t.account_id, t.name, t.hint, t.scopes, t.created_at, t.expires_at, t.last_used_at,
            CASE WHEN t.projects IS NOT NULL THEN
                 ARRAY(SELECT p.slug FROM project p
                        WHERE p.removed_at IS NULL AND p.organization_id = t.organization_id AND p.id = ANY (t.projects) ORDER BY p.slug) END
                 AS projects,
            t.networks::text[] AS networks,
            (SELECT coalesce(nullif(a.name, ''), a.email) FROM account a WHERE a.id = t.made_by) AS made_by\
            """;

    static final String MINE =
            "SELECT "
                    + COLUMNS
                    + " FROM api_token t WHERE t.organization_id = $1 AND t.account_id = $2 ORDER BY t.id DESC";

    static final String OF_ORGANIZATION =
            "SELECT "
                    + COLUMNS
                    + " FROM api_token t WHERE t.organization_id = $1 AND t.account_id IS NULL ORDER BY t.id DESC";

    static final String ONE =
            "SELECT " + COLUMNS + " FROM api_token t WHERE t.organization_id = $1 AND t.id = $2";

    private TokenRows() {}

    static Token token(Row row) {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                row.getString("hint"),
                List.of(row.getArrayOfStrings("scopes")),
                texts(row, "projects"),
                texts(row, "networks"),
                row.getString("made_by"),
                Utc.instant(row, "created_at"),
                Utc.instantOrNull(row, "expires_at"),
                Utc.instantOrNull(row, "last_used_at"));
    }

    private static @Nullable List<String> texts(Row row, String column) {
        String @Nullable [] texts = row.getArrayOfStrings(column);
        return texts == null ? null : List.of(texts);
    }
}
