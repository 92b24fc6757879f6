package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.issues.Refused;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.OutboxPublisher;
import dev.mayday.issues.issue.state.Decided;
import dev.mayday.issues.organization.Organization;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Carries out what a person decides about issues, and takes it back. Whether the person may is
/// decided before. One transaction a decision: all issues, or with a report of those passed over.
@ApplicationScoped
public class Triage {

    private final Pool pool;
    private final OutboxPublisher outbox;
    private final IssuePages pages;

    Triage(@ReactiveDataSource("issues") Pool pool, OutboxPublisher outbox, IssuePages pages) {
        this.pool = pool;
        this.outbox = outbox;
        this.pages = pages;
    }

    /// Fails with [Refused] 403 when none of those that are seen may be acted on.
    ///
    /// @param issues ids, each once; those that are not within reach are passed over
    /// @param actor who does it, by the name that others read
    public Uni<DecisionReport> decide(
            Organization organization, List<Long> issues, Deed deed, Actor actor, Instant now) {
        return inOneGo(
                tx ->
                        LockedIssue.find(tx, organization, issues)
                                .invoke(there -> admit(organization, there))
                                .map(
                                        there ->
                                                Judged.of(
                                                        issues,
                                                        there,
                                                        issue ->
                                                                lacking(organization, issue)
                                                                        .orElseGet(
                                                                                () ->
                                                                                        judge(
                                                                                                issue,
                                                                                                deed,
                                                                                                actor
                                                                                                        .name(),
                                                                                                now)),
                                                        (issue, next) ->
                                                                Step.of(issue, next, deed)))
                                .chain(judged -> decide(tx, judged, actor, now)));
    }

    private static void admit(Organization organization, List<LockedIssue> there) {
        if (there.isEmpty()) return;
        boolean some = there.stream().anyMatch(issue -> lacking(organization, issue).isEmpty());
        if (!some) throw Refused.forbidden(organization.lacks());
    }

    private static Optional<Decided> lacking(Organization organization, LockedIssue issue) {
        return organization
                .lacksIn(issue.project().id())
                .map(missing -> new Decided.Skipped("not permitted", missing));
    }

    private static Decided judge(LockedIssue issue, Deed deed, String actor, Instant now) {
        var standing = issue.standing();
        var next =
                switch (deed) {
                    case RESOLVE -> standing.resolve(actor, now);
                    case REOPEN -> standing.reopen(actor);
                    case ARCHIVE -> standing.archive(actor);
                    case UNKNOWN -> throw new IllegalArgumentException("no deed");
                };
        return next.<Decided>map(Decided.Moved::new).orElseGet(() -> standing.already(now));
    }

    private Uni<DecisionReport> decide(SqlConnection tx, Judged judged, Actor actor, Instant now) {
        if (judged.steps().isEmpty()) return Uni.createFrom().item(judged.report(null));
        return new Steps(judged.steps(), actor, now).decide(tx, pages).map(judged::report);
    }

    /// Each issue of a decision stands again exactly as before it, unless something moved it
    /// meanwhile. The report is empty when there is no such decision within reach.
    public Uni<DecisionReport> undo(
            Organization organization, long decision, Actor actor, Instant now) {
        var what = new Undoing(organization, decision, actor, now);
        return inOneGo(
                tx ->
                        Undoable.issues(tx, organization, decision)
                                .chain(issues -> undo(tx, what, issues)));
    }

    private record Undoing(Organization organization, long decision, Actor actor, Instant now) {}

    private Uni<DecisionReport> undo(SqlConnection tx, Undoing what, List<Long> issues) {
        return LockedIssue.find(tx, what.organization(), issues)
                .invoke(there -> admit(what.organization(), there))
                .chain(
                        there ->
                                Undoable.find(tx, what.organization(), what.decision())
                                        .map(made -> judge(issues, there, made, what)))
                .chain(judged -> undo(tx, what, judged));
    }

    private static Judged judge(
            List<Long> issues, List<LockedIssue> there, Map<Long, Undoable> made, Undoing what) {
        return Judged.of(
                issues,
                there,
                issue ->
                        lacking(what.organization(), issue)
                                .orElseGet(() -> of(made, issue).undo().decide(what.now())),
                (issue, before) -> Step.back(issue, before, what.actor().name(), of(made, issue)));
    }

    private static Undoable of(Map<Long, Undoable> made, LockedIssue issue) {
        return Objects.requireNonNull(made.get(issue.id()), "an issue of no such decision");
    }

    private Uni<DecisionReport> undo(SqlConnection tx, Undoing what, Judged judged) {
        var report = judged.report(null);
        if (judged.steps().isEmpty()) return Uni.createFrom().item(report);
        return new Steps(judged.steps(), what.actor(), what.now())
                .undo(tx, what.decision(), pages)
                .replaceWith(report);
    }

    private Uni<DecisionReport> inOneGo(Function<SqlConnection, Uni<DecisionReport>> decision) {
        return pool.withTransaction(decision)
                .invoke(
                        report -> {
                            if (!report.done().isEmpty()) outbox.wake();
                        });
    }
}
