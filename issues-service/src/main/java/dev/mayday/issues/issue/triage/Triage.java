package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.issue.StandingColumns;
import dev.mayday.issues.issue.changes.IssuePages;
import dev.mayday.issues.issue.changes.Outbox;
import dev.mayday.issues.issue.changes.OutboxPublisher;
import dev.mayday.issues.issue.state.Standing;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Carries out what a person decides about one issue. Whether the person may is decided before.
@ApplicationScoped
public class Triage {

    private static final String WRITE =
            "UPDATE issue SET (%s) = ROW (%s) WHERE project_id = $1 AND id = $2"
                    .formatted(StandingColumns.NAMES, StandingColumns.values(3));

    private static final String NOTE =
            """
            INSERT INTO issue_activity (project_id, issue_id, at, kind, actor, sentence)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final Pool pool;
    private final OutboxPublisher outbox;
    private final IssuePages pages;

    Triage(
            @ReactiveDataSource("issues") Pool pool,
            OutboxPublisher outbox,
            @ConfigProperty(name = "mayday.base-url", defaultValue = "http://localhost:9000")
                    String baseUrl) {
        this.pool = pool;
        this.outbox = outbox;
        this.pages = new IssuePages(baseUrl);
    }

    /// What became of a decision.
    public enum Result {
        DONE,
        /// The issue already was what it should become.
        UNCHANGED,
        /// There is no such issue in the project.
        UNKNOWN
    }

    /// Resolves an issue from now on (T12).
    ///
    /// @param actor name of the person or token, as others read it
    public Uni<Result> resolve(long projectId, long issueId, String actor, Instant now) {
        var decision = new Decision(IssueChange.Kind.RESOLVED, "resolved it", actor, now);
        return decide(projectId, issueId, decision, standing -> standing.resolve(actor, now));
    }

    /// Makes an issue unresolved again (T14, T11).
    public Uni<Result> reopen(long projectId, long issueId, String actor, Instant now) {
        var decision = new Decision(IssueChange.Kind.REOPENED, "reopened it", actor, now);
        return decide(projectId, issueId, decision, standing -> standing.reopen(actor));
    }

    /// Parks an issue (T7): its events are stored and counted, nobody is told.
    public Uni<Result> archive(long projectId, long issueId, String actor, Instant now) {
        var decision = new Decision(IssueChange.Kind.ARCHIVED, "archived it", actor, now);
        return decide(projectId, issueId, decision, standing -> standing.archive(actor));
    }

    /// @param deed as it stands behind the name of the actor in the history
    private record Decision(IssueChange.Kind kind, String deed, String actor, Instant at) {}

    private Uni<Result> decide(
            long projectId,
            long issueId,
            Decision decision,
            Function<Standing, Optional<Standing>> transition) {
        return pool.withTransaction(
                        tx ->
                                LockedIssue.find(tx, projectId, issueId)
                                        .chain(issue -> apply(tx, issue, decision, transition)))
                .invoke(
                        result -> {
                            if (result == Result.DONE) outbox.wake();
                        });
    }

    private Uni<Result> apply(
            SqlConnection tx,
            @Nullable LockedIssue issue,
            Decision decision,
            Function<Standing, Optional<Standing>> transition) {
        if (issue == null) return Uni.createFrom().item(Result.UNKNOWN);
        var next = transition.apply(issue.standing());
        if (next.isEmpty()) return Uni.createFrom().item(Result.UNCHANGED);
        return write(tx, issue, decision, next.get()).replaceWith(Result.DONE);
    }

    private Uni<Void> write(SqlConnection tx, LockedIssue issue, Decision decision, Standing next) {
        var project = issue.project();
        var row = StandingColumns.add(Tuple.of(project.id(), issue.id()), next);
        var note =
                Tuple.of(
                        project.id(),
                        issue.id(),
                        time(decision.at()),
                        decision.kind().name().toLowerCase(Locale.ROOT),
                        decision.actor(),
                        decision.deed());
        var change = issue.change(decision.kind(), decision.at(), decision.actor(), next, pages);
        return tx.preparedQuery(WRITE)
                .execute(row)
                .chain(() -> tx.preparedQuery(NOTE).execute(note))
                .chain(() -> Outbox.append(tx, List.of(change)));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
