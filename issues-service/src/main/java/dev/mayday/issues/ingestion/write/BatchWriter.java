package dev.mayday.issues.ingestion.write;

import dev.mayday.contracts.bus.ActivitySummary;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.issues.ingestion.decide.Changes;
import dev.mayday.issues.ingestion.decide.IssueVerdict;
import dev.mayday.issues.ingestion.decide.RecentFacts;
import dev.mayday.issues.ingestion.decide.StoredIssue;
import dev.mayday.issues.ingestion.decide.Summary;
import dev.mayday.issues.ingestion.decide.TagPlan;
import dev.mayday.issues.ingestion.directory.Environments;
import dev.mayday.issues.ingestion.read.GroupKey;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.issue.changes.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;

/// One load, one transaction, the same number of statements whatever its size.
///
/// Everybody locks in the same order: the lane, new group keys, their projects, issues by id, what
/// hangs on issues, the ledger. So two transactions wait for each other but never for good. From
/// the moment an issue is locked, all that hangs on it is ours.
public final class BatchWriter {

    private final Pool pool;
    private final Executor workers;
    private final LongFunction<String> pages;
    private final Reached reached = new Reached();
    private final RecentFacts recent = new RecentFacts();
    private final Owners owners;

    /// @param workers where decisions are made: not on the event loop
    /// @param pages the address of an issue's page
    public BatchWriter(Pool pool, Executor workers, LongFunction<String> pages) {
        this.pool = pool;
        this.workers = workers;
        this.pages = pages;
        this.owners = new Owners(workers);
    }

    /// What became of a load.
    public sealed interface Written {

        /// It is committed; this is what others are to be told.
        ///
        /// @param changes how many lie in the outbox
        /// @param summary for open pages
        /// @param skipped records that were stored before
        record Stored(int changes, ActivitySummary summary, int skipped) implements Written {
            static Stored nothing(int skipped) {
                return new Stored(0, new ActivitySummary(List.of(), List.of()), skipped);
            }

            /// Others are told of each by itself, so the summary is the later one's.
            public Stored followedBy(Stored later) {
                return new Stored(changes + later.changes, later.summary, skipped + later.skipped);
            }
        }

        /// Nothing of it is stored: something before it is missing.
        ///
        /// @param position how far the lane has come
        record Gap(long position) implements Written {}

        /// Somebody else has stored or deleted it.
        record Gone() implements Written {}
    }

    /// Fails with [Reached.SetBack] when the database is not the one it was.
    ///
    /// @param environments the numbers of those in the load
    public Uni<Written> write(Load load, Environments.Ids environments) {
        return pool.withTransaction(
                        tx ->
                                Snapshot.turn(tx, load)
                                        .chain(turn -> write(tx, load, environments, turn)))
                .map(
                        done -> {
                            if (done.written() instanceof Written.Stored) reached.committed(load);
                            done.committed().run();
                            return done.written();
                        });
    }

    /// @param committed to be called when it is
    private record Done(Written written, Runnable committed) {
        static Uni<Done> with(Written written) {
            return Uni.createFrom().item(new Done(written, () -> {}));
        }
    }

    private Uni<Done> write(
            SqlConnection tx, Load load, Environments.Ids environments, Positions.Turn turn) {
        return switch (turn) {
            case Positions.Turn.Gap gap -> Done.with(new Written.Gap(gap.position()));
            case Positions.Turn.Gone _ -> Done.with(new Written.Gone());
            case Positions.Turn.Ready ready
                    when reached.isSetBack(load, ready.digested().last()) -> {
                recent.forget();
                yield Uni.createFrom().failure(new Reached.SetBack());
            }
            case Positions.Turn.Ready ready ->
                    Snapshot.of(tx, load, ready.digested())
                            .emitOn(workers)
                            .chain(snapshot -> write(tx, load, environments, snapshot));
        };
    }

    private Uni<Done> write(
            SqlConnection tx, Load load, Environments.Ids environments, Snapshot snapshot) {
        var accepted = Accepted.of(load, snapshot);
        int skipped = load.records().size() - accepted.records().size();
        if (accepted.records().isEmpty()) {
            return Done.with(Written.Stored.nothing(skipped));
        }
        return verdicts(tx, environments, snapshot, accepted)
                .emitOn(workers)
                .chain(verdicts -> store(tx, load, accepted, verdicts))
                .call(() -> DeadEnvelopes.putAside(tx, load, accepted.records()))
                .call(() -> Positions.advance(tx, load, snapshot.digested()))
                .map(
                        told ->
                                new Done(
                                        new Written.Stored(told.changes(), told.summary(), skipped),
                                        told.committed()));
    }

    /// What others are to be told, once it is committed.
    private record Told(int changes, ActivitySummary summary, Runnable committed) {}

    /// Finds or makes the issue of each event, and decides what that means for the issue.
    private Uni<List<IssueVerdict>> verdicts(
            SqlConnection tx, Environments.Ids environments, Snapshot snapshot, Accepted accepted) {
        var byGroup = new LinkedHashMap<GroupKey, List<Occurrence>>();
        for (var occurrence : accepted.occurrences()) {
            byGroup.computeIfAbsent(occurrence.group(), _ -> new ArrayList<>()).add(occurrence);
        }
        var unknown =
                byGroup.keySet().stream()
                        .filter(group -> !snapshot.issues().containsKey(group))
                        .sorted(GroupKey.ORDER)
                        .map(group -> byGroup.getOrDefault(group, List.of()).getFirst())
                        .toList();
        var adoption = new Adoption(byGroup, snapshot.issues(), environments);
        return Hashes.claim(tx, unknown).chain(claimed -> adoption.adopt(tx, claimed));
    }

    /// The events go first: should another transaction have brought some of them while we waited
    /// for their issues, they are duplicates, and count as such in all that follows.
    private Uni<Told> store(
            SqlConnection tx, Load load, Accepted accepted, List<IssueVerdict> verdicts) {
        return Events.insert(tx, placed(verdicts))
                .emitOn(workers)
                .chain(
                        lost ->
                                figures(tx, load, IssueVerdict.without(lost::contains, verdicts))
                                        .call(() -> Ledger.add(tx, accepted.outcomes(lost))));
    }

    private static List<IssueVerdict.Placed> placed(List<IssueVerdict> verdicts) {
        return verdicts.stream().flatMap(verdict -> verdict.placed().stream()).toList();
    }

    private Uni<Told> figures(SqlConnection tx, Load load, List<IssueVerdict> verdicts) {
        if (verdicts.isEmpty())
            return Uni.createFrom().item(new Told(0, Summary.of(verdicts, List.of()), () -> {}));
        var events = placed(verdicts);
        var tags = TagPlan.of(verdicts, recent);
        return Uni.combine()
                .all()
                .unis(
                        Counts.add(tx, events),
                        Days.add(tx, events),
                        Sightings.add(tx, events, load.now()),
                        Tags.add(tx, tags.certain()),
                        Tags.countExisting(tx, tags.tight()))
                .with(
                        (_, _, users, fresh, found) ->
                                after(load, verdicts, tags, users, tags.settle(fresh, found)))
                .emitOn(workers)
                .chain(
                        after ->
                                issues(
                                        tx,
                                        after,
                                        Recent.add(tx, events, after.users(), load.now()),
                                        tags::written))
                .call(() -> owners.assign(tx, verdicts));
    }

    /// All that is to be written once the figures are known.
    private record After(
            List<StoredIssue> opened,
            List<StoredIssue> known,
            List<Sightings.Fresh> users,
            TagPlan.Settlement tags,
            List<IssueChange> changes,
            ActivitySummary summary) {}

    private After after(
            Load load,
            List<IssueVerdict> verdicts,
            TagPlan tags,
            List<Sightings.Fresh> fresh,
            TagPlan.Settlement settlement) {
        var words = new Changes(load.known(), pages);
        var opened = new ArrayList<StoredIssue>();
        var known = new ArrayList<StoredIssue>();
        var all = new ArrayList<StoredIssue>();
        var changes = new ArrayList<IssueChange>();
        var users = Sightings.ever(fresh);
        for (var verdict : verdicts) {
            long id = verdict.before().id();
            var issue = verdict.after(users.getOrDefault(id, 0L), tags.values(id));
            all.add(issue);
            (verdict.opened() ? opened : known).add(issue);
            changes.addAll(words.of(verdict, issue));
        }
        return new After(opened, known, fresh, settlement, changes, Summary.of(verdicts, all));
    }

    private static Uni<Told> issues(
            SqlConnection tx, After after, Uni<Void> recent, Runnable committed) {
        return Uni.combine()
                .all()
                .unis(
                        recent,
                        Issues.insert(tx, after.opened()),
                        Issues.update(tx, after.known()),
                        Tags.add(tx, after.tags().rest()),
                        Activities.add(tx, after.changes()),
                        Outbox.append(tx, after.changes()))
                .discardItems()
                .chain(() -> Tags.fold(tx, after.tags().full()))
                .replaceWith(new Told(after.changes().size(), after.summary(), committed));
    }
}
