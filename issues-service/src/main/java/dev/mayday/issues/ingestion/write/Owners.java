package dev.mayday.issues.ingestion.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.database.Columns;
import dev.mayday.issues.ingestion.decide.IssueVerdict;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.ownership.Assignee;
import dev.mayday.issues.ownership.Directories;
import dev.mayday.issues.ownership.RuleSets;
import dev.mayday.issues.ownership.rules.AutoAssign;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.Match;
import dev.mayday.issues.ownership.rules.OwnedEventReader;
import dev.mayday.issues.ownership.rules.Ownership;
import dev.mayday.issues.ownership.rules.Rule;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.ownership.rules.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives issues that begin, or come back, to whoever the rules name (semantics 9.5). Three
/// statements a batch, and none for a batch in which no issue begins or comes back.
final class Owners {

    private static final Logger LOG = Logger.getLogger(Owners.class);

    /// What a person decided stays, whatever the rules say.
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

    private final RuleSets ruleSets = new RuleSets();
    private final ObjectMapper json = new ObjectMapper();
    private final Executor workers;

    /// @param workers where rules are matched
    Owners(Executor workers) {
        this.workers = workers;
    }

    /// An issue in question, with the event that speaks for it.
    private record Asked(long project, long issue, Occurrence event) {}

    private record Given(Asked asked, Assignee to, Match match, RuleSet rules) {

        String sentence() {
            boolean file = match.rule().source() == Rule.Source.CODEOWNERS;
            int revision = file ? rules.revisions().codeowners() : rules.revisions().rules();
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

    /// Once the issues are written, and before anybody else sees them.
    Uni<Void> assign(SqlConnection tx, List<IssueVerdict> verdicts) {
        var asked = verdicts.stream().map(Owners::asked).filter(Objects::nonNull).toList();
        if (asked.isEmpty()) return Uni.createFrom().voidItem();
        var projects = asked.stream().map(Asked::project).collect(Collectors.toSet());
        return ruleSets.of(tx, projects)
                .chain(
                        rules ->
                                Directories.of(tx, rules.keySet())
                                        .emitOn(workers)
                                        .map(directories -> given(asked, rules, directories)))
                .chain(given -> write(tx, given));
    }

    private static @Nullable Asked asked(IssueVerdict verdict) {
        var event = verdict.regressedBy();
        if (event == null && verdict.opened()) event = verdict.placed().getFirst().occurrence();
        var issue = verdict.before();
        return event == null ? null : new Asked(issue.projectId(), issue.id(), event);
    }

    private List<Given> given(
            List<Asked> all, Map<Long, RuleSet> rules, Map<Long, Directory> directories) {
        var given = new ArrayList<Given>();
        for (var asked : all) {
            var set = rules.get(asked.project());
            if (set == null) continue;
            var directory = directories.getOrDefault(asked.project(), Directories.NOBODY);
            var one = given(asked, set, directory);
            if (one != null) given.add(one);
        }
        return given;
    }

    /// An event whose owner cannot be found out has none; it is kept all the same.
    private @Nullable Given given(Asked asked, RuleSet rules, Directory directory) {
        try {
            var body = json.readTree(asked.event().body().json());
            var verdict =
                    Ownership.own(OwnedEventReader.read(body, rules.mappings()), rules, directory);
            var owner = verdict.owner();
            var winner = verdict.winner();
            var code = AutoAssign.decide(rules.switches().mode(), "", verdict);
            if (code != Verdict.Code.ASSIGNED || owner == null || winner == null) return null;
            return new Given(asked, Assignee.of(owner), winner, rules);
        } catch (IOException | RuntimeException fault) {
            LOG.warnf(
                    "own.error project=%d issue=%d error=%s",
                    asked.project(), asked.issue(), fault);
            return null;
        }
    }

    private static Uni<Void> write(SqlConnection tx, List<Given> given) {
        if (given.isEmpty()) return Uni.createFrom().voidItem();
        var rows =
                Columns.of(given)
                        .longs(one -> one.asked().project())
                        .longs(one -> one.asked().issue())
                        .ids(one -> one.to().team())
                        .ids(one -> one.to().account())
                        .texts(one -> one.match().cause(one.rules().revisions()))
                        .texts(Given::sentence)
                        .times(one -> one.asked().event().received())
                        .tuple();
        return tx.preparedQuery(ASSIGN).execute(rows).replaceWithVoid();
    }
}
