package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Assigns issues for a person, and takes that back. Whether the person may is decided before. One
/// transaction a decision: all issues, or with a report of those passed over.
@Singleton
public record Assignments(@ReactiveDataSource("issues") Pool pool) {

    /// Why an issue is passed over whose project the assignee does not see.
    public static final String NO_ACCESS = "no access";

    /// Fails with [Refused] 403 when none of those that are seen may be acted on.
    ///
    /// @param issues ids, each once; those that are not within reach are passed over
    public Uni<DecisionReport> assign(
            Organization in, List<Long> issues, Assignee assignee, Actor actor, Instant now) {
        return pool.withTransaction(
                tx ->
                        AssignedIssue.find(tx, in, issues)
                                .invoke(there -> admit(in, there))
                                .chain(
                                        there ->
                                                Assignees.seen(tx, assignee, projects(there))
                                                        .map(
                                                                seen ->
                                                                        judge(
                                                                                in, issues, there,
                                                                                assignee, actor,
                                                                                seen)))
                                .chain(judged -> write(tx, judged, actor, now, null)));
    }

    /// Each issue of a decision has the assignee that it had before, unless it got another one
    /// meanwhile. The report is empty when there is no such decision within reach.
    public Uni<DecisionReport> undo(Organization in, long decision, Actor actor, Instant now) {
        return pool.withTransaction(
                tx ->
                        UndoableAssignment.issues(tx, in, decision)
                                .chain(issues -> AssignedIssue.find(tx, in, issues))
                                .invoke(there -> admit(in, there))
                                .chain(
                                        there ->
                                                UndoableAssignment.find(tx, in, decision)
                                                        .chain(
                                                                made ->
                                                                        seen(tx, made, there)
                                                                                .map(
                                                                                        seen ->
                                                                                                back(
                                                                                                        in,
                                                                                                        there,
                                                                                                        made,
                                                                                                        seen,
                                                                                                        actor,
                                                                                                        now))))
                                .chain(judged -> write(tx, judged, actor, now, decision)));
    }

    /// In which projects those who had the issues can still have them.
    private static Uni<Map<Assignee, Set<Long>>> seen(
            SqlClient tx, Map<Long, UndoableAssignment> made, List<AssignedIssue> there) {
        var seen = new HashMap<Assignee, Set<Long>>();
        var had = made.values().stream().map(UndoableAssignment::before).distinct().toList();
        return OneByOne.each(
                        had,
                        one ->
                                Assignees.seen(tx, one, projects(there))
                                        .invoke(projects -> seen.put(one, projects)))
                .replaceWith(seen);
    }

    private static void admit(Organization in, List<AssignedIssue> there) {
        if (there.isEmpty()) return;
        boolean some = there.stream().anyMatch(issue -> in.lacksIn(issue.project()).isEmpty());
        if (!some) throw Refused.forbidden(in.lacks());
    }

    private static Set<Long> projects(List<AssignedIssue> there) {
        return there.stream().map(AssignedIssue::project).collect(Collectors.toSet());
    }

    /// Those that get another assignee, and the others by the reason why not.
    private record Judged(List<AssignmentStep> steps, Map<String, Skip> skips) {

        static Judged none() {
            return new Judged(new ArrayList<>(), new LinkedHashMap<>());
        }

        void skip(String reason, String detail, long id) {
            skips.computeIfAbsent(reason, _ -> new Skip(detail, new ArrayList<>())).ids().add(id);
        }

        DecisionReport report(@Nullable Long decision) {
            return new DecisionReport(
                    decision,
                    steps.stream().map(step -> step.issue().done()).toList(),
                    skips.entrySet().stream()
                            .map(
                                    skip ->
                                            new DecisionReport.Skipped(
                                                    skip.getKey(),
                                                    skip.getValue().detail(),
                                                    skip.getValue().ids().size(),
                                                    skip.getValue().ids()))
                            .toList());
        }
    }

    private record Skip(String detail, List<Long> ids) {}

    private static Judged judge(
            Organization in,
            List<Long> asked,
            List<AssignedIssue> there,
            Assignee assignee,
            Actor actor,
            Set<Long> seen) {
        var byId = there.stream().collect(Collectors.toMap(AssignedIssue::id, Function.identity()));
        var by = "person:" + (actor.account() == null ? "" : actor.account());
        var judged = Judged.none();
        for (var id : asked) {
            var issue = byId.get(id);
            if (issue == null) judged.skip("not found", "not found", id);
            else if (in.lacksIn(issue.project()).isPresent())
                judged.skip("not permitted", in.lacks(), id);
            else if (issue.isOf(assignee)) judged.skip(already(assignee), already(assignee), id);
            else if (!seen.contains(issue.project()))
                judged.skip(NO_ACCESS, assignee.name() + " does not see the project", id);
            else judged.steps().add(AssignmentStep.to(issue, assignee, by));
        }
        return judged;
    }

    private static String already(Assignee assignee) {
        return assignee.isNobody() ? "already unassigned" : "already assigned";
    }

    private static Judged back(
            Organization in,
            List<AssignedIssue> there,
            Map<Long, UndoableAssignment> made,
            Map<Assignee, Set<Long>> seen,
            Actor actor,
            Instant now) {
        var judged = Judged.none();
        for (var issue : there) {
            var before = made.get(issue.id());
            var missing = in.lacksIn(issue.project());
            if (before == null) continue;
            var refusal = before.refusal(now);
            if (missing.isPresent()) judged.skip("not permitted", missing.get(), issue.id());
            else if (refusal != null) judged.skip(refusal.reason(), refusal.detail(), issue.id());
            else if (!seen.getOrDefault(before.before(), Set.of()).contains(issue.project()))
                judged.skip(NO_ACCESS, "who had it does not see the project any more", issue.id());
            else judged.steps().add(before.back(issue, actor));
        }
        return judged;
    }

    private static Uni<DecisionReport> write(
            SqlClient tx, Judged judged, Actor actor, Instant now, @Nullable Long undone) {
        if (judged.steps().isEmpty()) return Uni.createFrom().item(judged.report(null));
        return AssignmentStep.write(tx, judged.steps(), actor, now, undone)
                .map(decision -> judged.report(undone == null ? decision : null));
    }
}
