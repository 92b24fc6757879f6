package dev.mayday.issues.ingestion.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.ingestion.decide.IssueVerdict;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.ownership.Directories;
import dev.mayday.issues.ownership.RuleAssignments;
import dev.mayday.issues.ownership.RuleAssignments.Given;
import dev.mayday.issues.ownership.RuleSets;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.OwnedEventReader;
import dev.mayday.issues.ownership.rules.RuleSet;
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

    /// Of all rules on all events of a batch: the others wait for it.
    private static final long STEPS = 100_000_000;

    private final RuleSets ruleSets = new RuleSets();
    private final ObjectMapper json = new ObjectMapper();
    private final Executor workers;

    /// @param workers where rules are matched
    Owners(Executor workers) {
        this.workers = workers;
    }

    /// An issue in question, with the event that speaks for it.
    private record Asked(long project, long issue, Occurrence event) {}

    /// Once the issues are written, and before anybody else sees them.
    Uni<Void> assign(SqlConnection tx, List<IssueVerdict> verdicts) {
        var asked = verdicts.stream().map(Owners::asked).filter(Objects::nonNull).toList();
        if (asked.isEmpty()) return Uni.createFrom().voidItem();
        var projects = asked.stream().map(Asked::project).collect(Collectors.toSet());
        return ruleSets.of(tx, projects)
                .map(Owners::assigning)
                .chain(
                        rules ->
                                Directories.of(tx, rules.keySet())
                                        .emitOn(workers)
                                        .map(directories -> given(asked, rules, directories)))
                .chain(given -> RuleAssignments.write(tx, given))
                .replaceWithVoid();
    }

    /// Those of projects in which rules assign.
    private static Map<Long, RuleSet> assigning(Map<Long, RuleSet> all) {
        return all.entrySet().stream()
                .filter(one -> one.getValue().switches().mode() == AssignMode.ASSIGN)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
        var effort = new Effort(STEPS);
        for (var asked : all) {
            if (effort.isExhausted()) {
                LOG.warnf(
                        "own.batch_slow: issues from project=%d issue=%d on get no owner now",
                        asked.project(), asked.issue());
                break;
            }
            var set = rules.get(asked.project());
            if (set == null) continue;
            var directory = directories.getOrDefault(asked.project(), Directories.NOBODY);
            var one = given(asked, set, directory, effort);
            if (one != null) given.add(one);
        }
        return given;
    }

    /// An event whose owner cannot be found out has none; it is kept all the same.
    private @Nullable Given given(Asked asked, RuleSet rules, Directory directory, Effort effort) {
        try {
            var body = json.readTree(asked.event().body().json());
            return RuleAssignments.decide(
                    rules.switches().mode(),
                    asked.project(),
                    asked.issue(),
                    OwnedEventReader.read(body, rules.mappings()),
                    rules,
                    directory,
                    asked.event().received(),
                    effort);
        } catch (IOException | RuntimeException fault) {
            LOG.warnf(
                    "own.error project=%d issue=%d error=%s",
                    asked.project(), asked.issue(), fault);
            return null;
        }
    }
}
