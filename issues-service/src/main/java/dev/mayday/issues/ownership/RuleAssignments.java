package dev.mayday.issues.ownership;

import dev.mayday.issues.database.Columns;
import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.AutoAssign;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.Match;
import dev.mayday.issues.ownership.rules.OwnedEvent;
import dev.mayday.issues.ownership.rules.Ownership;
import dev.mayday.issues.ownership.rules.Rule;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.ownership.rules.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives issues to whoever the rules name, with the cause in their history. What a person decided
/// stays, whatever the rules say.
public final class RuleAssignments {

    private static final String ASSIGN =
            """
            WITH n AS (
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[],
                                     $6::text[], $7::timestamptz[])
                           AS n(project_id, issue_id, team, account, cause, sentence, at)),
            given AS (
                UPDATE issue i
                   SET assigned_team = n.team, assigned_account = n.account, assigned_by = n.cause
                  FROM n
                 WHERE i.id = n.issue_id AND i.project_id + 0 = n.project_id
                   AND i.assigned_by NOT LIKE 'person:%'
                   AND (i.assigned_team IS DISTINCT FROM n.team OR i.assigned_account IS DISTINCT FROM n.account)
                RETURNING i.id)
            INSERT INTO issue_activity (project_id, issue_id, at, kind, sentence, to_team, to_account)
            SELECT n.project_id, n.issue_id, n.at, 'assigned', n.sentence, n.team, n.account
              FROM given JOIN n ON n.issue_id = given.id""";

    private RuleAssignments() {}

    /// An issue that goes to somebody.
    ///
    /// @param at when what made it go there happened
    public record Given(
            long project,
            long issue,
            Assignee to,
            Match match,
            RuleSet.Revisions revisions,
            Instant at) {

        private String sentence() {
            boolean file = match.rule().source() == Rule.Source.CODEOWNERS;
            int revision = file ? revisions.codeowners() : revisions.rules();
            return "%s (%s, revision %d) assigned it to"
                    .formatted(
                            capital(match.named()),
                            file ? "the file" : "ownership rules",
                            revision);
        }

        private static String capital(String text) {
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }
    }

    /// To whom an issue goes; null when to nobody.
    ///
    /// @param mode what becomes of an owner
    /// @param event that speaks for the issue
    /// @param effort what may be spent on all of which this is one
    public static @Nullable Given decide(
            AssignMode mode,
            long project,
            long issue,
            OwnedEvent event,
            RuleSet rules,
            Directory directory,
            Instant at,
            Effort effort) {
        var verdict = Ownership.own(event, rules, directory, effort);
        var owner = verdict.owner();
        var winner = verdict.winner();
        var code = AutoAssign.decide(mode, "", verdict);
        if (code != Verdict.Code.ASSIGNED || owner == null || winner == null) return null;
        return new Given(project, issue, Assignee.of(owner), winner, rules.revisions(), at);
    }

    /// @return how many went to another one than before
    public static Uni<Integer> write(SqlClient tx, List<Given> given) {
        if (given.isEmpty()) return Uni.createFrom().item(0);
        var rows =
                Columns.of(given)
                        .longs(Given::project)
                        .longs(Given::issue)
                        .ids(one -> one.to().team())
                        .ids(one -> one.to().account())
                        .texts(one -> one.match().cause(one.revisions()))
                        .texts(Given::sentence)
                        .times(Given::at)
                        .tuple();
        return tx.preparedQuery(ASSIGN).execute(rows).map(written -> written.rowCount());
    }
}
