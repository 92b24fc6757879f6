package dev.mayday.issues.people;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/// Takes a person's names, also former ones, out of the history of issues. Found by account, so
/// that whoever has the same name, person or token, keeps theirs.
final class NamesInHistory {

    /// On which issues the person was called what. Where somebody else of that name has a hand in
    /// the issue too, its words do not tell whom they mean, and stay.
    private static final String SAID =
            """
            WITH said AS MATERIALIZED (
                SELECT DISTINCT a.project_id, a.issue_id, a.actor AS name,
                       'Former member ' || $1::bigint AS former
                  FROM issue_activity a
                 WHERE a.account_id = $1
                   AND NOT EXISTS (SELECT 1 FROM issue_activity o
                                    WHERE o.project_id = a.project_id AND o.issue_id = a.issue_id
                                      AND o.actor = a.actor AND o.account_id IS DISTINCT FROM $1))""";

    /// In the order in which the digest locks issues, so that the two never wait for each other.
    private static final String ISSUES =
            SAID
                    + """
                    , held AS MATERIALIZED (
                        SELECT i.project_id, i.id, s.name, s.former
                          FROM said s JOIN issue i ON i.project_id = s.project_id AND i.id = s.issue_id
                         WHERE strpos(i.status_reason, ' by ' || s.name || '.') > 0
                         ORDER BY i.project_id, i.id
                           FOR NO KEY UPDATE OF i)
                    UPDATE issue i
                       SET status_reason = replace(i.status_reason, ' by ' || h.name || '.', ' by ' || h.former || '.')
                      FROM held h
                     WHERE i.project_id = h.project_id AND i.id = h.id""";

    /// What others undid, and where an issue stood before.
    private static final String SENTENCES =
            SAID
                    + """

                    UPDATE issue_activity t
                       SET sentence = replace(t.sentence, 'undid ' || s.name || '''s ', 'undid ' || s.former || '''s '),
                           status_reason = replace(t.status_reason, ' by ' || s.name || '.', ' by ' || s.former || '.')
                      FROM said s
                     WHERE t.project_id = s.project_id AND t.issue_id = s.issue_id
                       AND (strpos(t.sentence, 'undid ' || s.name || '''s ') > 0
                            OR strpos(t.status_reason, ' by ' || s.name || '.') > 0)""";

    private static final String ACTORS =
            "UPDATE issue_activity SET actor = 'Former member ' || $1::bigint WHERE account_id = $1";

    private NamesInHistory() {}

    static Uni<Void> forget(SqlClient tx, long account) {
        return tx.preparedQuery(ISSUES)
                .execute(Tuple.of(account))
                .chain(() -> tx.preparedQuery(SENTENCES).execute(Tuple.of(account)))
                .chain(() -> tx.preparedQuery(ACTORS).execute(Tuple.of(account)))
                .replaceWithVoid();
    }
}
