package dev.mayday.issues.ingestion.consume;

import dev.mayday.database.Fault;
import dev.mayday.database.Patience;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.ingestion.directory.Environments;
import dev.mayday.issues.ingestion.directory.Partitions;
import dev.mayday.issues.ingestion.directory.Registry;
import dev.mayday.issues.ingestion.directory.Releases;
import dev.mayday.issues.ingestion.directory.Secrets;
import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.ingestion.write.BatchWriter;
import dev.mayday.issues.ingestion.write.BatchWriter.Written;
import dev.mayday.issues.ingestion.write.Load;
import dev.mayday.issues.ingestion.write.Reached;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The way of a batch: whose is it, what is in it, one transaction, and word to others. If that
/// fails by the fault of a record, halves are tried until that record is alone; after three tries
/// it is put aside and the rest has landed.
public final class Digester {

    private static final Logger LOG = Logger.getLogger(Digester.class);

    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Rooms rooms;
    private final Patience patience;
    private final Sifting sifting;
    private final InHand inHand;
    private final InstantSource clock;
    private final Consumer<Written.Stored> afterwards;

    /// The tables, by what they are asked, and the figures.
    record Rooms(
            Registry registry,
            Secrets secrets,
            Environments environments,
            Releases releases,
            Partitions partitions,
            BatchWriter writer,
            DigestMeters meters) {

        static Rooms of(
                Pool pool,
                Surroundings surroundings,
                Partitions partitions,
                BatchWriter writer,
                DigestMeters meters) {
            return new Rooms(
                    new Registry(pool, surroundings.clock()),
                    new Secrets(pool, surroundings),
                    new Environments(pool),
                    new Releases(pool),
                    partitions,
                    writer,
                    meters);
        }

        /// What is remembered of the database.
        void forget(Throwable why) {
            if (why instanceof Reached.SetBack) {
                LOG.warn("the database was set back, what was known of it is read anew");
            }
            environments.forget();
            releases.forget();
            partitions.forget();
        }
    }

    /// @param workers threads that may compute
    /// @param afterwards told after each commit
    Digester(
            Rooms rooms,
            Function<NormalisedEvent, Grouping> grouper,
            Executor workers,
            InHand inHand,
            InstantSource clock,
            Consumer<Written.Stored> afterwards) {
        this.rooms = rooms;
        this.patience = new Patience("digest", clock);
        this.sifting = new Sifting(grouper, workers, inHand, rooms.meters());
        this.inHand = inHand;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /// What became of a batch. It completes when the batch is committed, or known to be too early.
    ///
    /// @return stored, all parts together, or the gap before it
    Uni<Written> digest(EnvelopeBatch batch) {
        var lane = new Load.Source.Lane(batch.node(), batch.lane(), batch.before());
        return patience.outlast(() -> rooms.registry().of(batch))
                .chain(known -> load(batch, lane, known))
                .chain(load -> store(load, 1))
                .invoke(written -> settle(batch, written));
    }

    private void settle(EnvelopeBatch batch, Written written) {
        if (!(written instanceof Written.Stored)) return;
        inHand.settled(
                batch.node(), batch.envelopes().stream().mapToLong(SpooledEnvelope::sequence));
    }

    /// Runs a record again that was put aside. What fails leaves it where it is.
    ///
    /// @param countedAs as what it was counted when it was put aside
    public Uni<Written> again(String node, SpooledEnvelope record, String countedAs) {
        var batch = new EnvelopeBatch(node, 0, 0, List.of(record));
        var source = new Load.Source.DeadLetter(node);
        inHand.forgive(node, record.sequence());
        return rooms.registry()
                .of(batch)
                .chain(known -> load(batch, source, known))
                .chain(load -> again(load, countedAs));
    }

    private Uni<Written> again(Load load, String countedAs) {
        var sifted = load.records().getFirst();
        var poison = sifted.poison();
        if (poison != null) return Uni.createFrom().failure(new StillDead(poison.why()));
        var corrected = load.only(List.of(sifted.again(countedAs)));
        return prepareAndWrite(corrected)
                .onFailure(failure -> Fault.of(failure) == Fault.RACE)
                .retry()
                .atMost(TRIES)
                .invoke(this::tell)
                .onFailure(failure -> Fault.of(failure) == Fault.DATA)
                .transform(failure -> new StillDead(failure.toString()));
    }

    /// The record still cannot be digested.
    public static final class StillDead extends RuntimeException {
        private static final long serialVersionUID = 1;

        StillDead(String why) {
            super(why);
        }
    }

    private Uni<Load> load(EnvelopeBatch batch, Load.Source source, Known known) {
        return patience.outlast(rooms.secrets()::userKey)
                .chain(secret -> sifting.sift(batch, known, secret))
                .map(sifted -> new Load(source, sifted, known, clock.instant()));
    }

    private Uni<Written> store(Load load, int attempt) {
        return patience.outlastKnown(() -> prepareAndWrite(load))
                .invoke(this::tell)
                .onFailure()
                .recoverWithUni(failure -> isolate(load, attempt, failure));
    }

    /// What is committed stays so, whatever becomes of the word about it.
    private void tell(Written written) {
        if (!(written instanceof Written.Stored stored)) return;
        try {
            afterwards.accept(stored);
        } catch (RuntimeException unheard) {
            LOG.warnf("nobody could be told of a batch error=%s", unheard);
        }
    }

    private Uni<Written> prepareAndWrite(Load load) {
        var occurrences = load.occurrences();
        return rooms.partitions()
                .ensure(occurrences)
                .chain(() -> rooms.releases().meet(occurrences))
                .chain(() -> rooms.environments().of(occurrences))
                .chain(environments -> rooms.writer().write(load, environments))
                .onFailure(Digester::mayBeAnotherDatabase)
                .invoke(rooms::forget);
    }

    /// After a lost connection the next one may lead to a database that was set back.
    private static boolean mayBeAnotherDatabase(Throwable failure) {
        return failure instanceof Reached.SetBack
                || failure instanceof IOException
                || failure instanceof ClosedConnectionException;
    }

    /// In halves, the earlier first: the position of the lane must not pass what is not stored.
    private Uni<Written> isolate(Load load, int attempt, Throwable failure) {
        int size = load.records().size();
        if (size > 1) {
            var earlier = load.only(load.records().subList(0, size / 2));
            var later = load.only(load.records().subList(size / 2, size));
            return store(earlier, 1).chain(written -> andThen(written, later));
        }
        if (attempt < TRIES) {
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(BETWEEN_TRIES.multipliedBy(attempt))
                    .chain(() -> store(load, attempt + 1));
        }
        return putAside(load, failure);
    }

    private Uni<Written> andThen(Written earlier, Load later) {
        return switch (earlier) {
            case Written.Gap _ -> Uni.createFrom().item(earlier);
            case Written.Gone _ -> store(later, 1);
            case Written.Stored stored ->
                    store(later, 1)
                            .map(
                                    written ->
                                            written instanceof Written.Stored last
                                                    ? stored.followedBy(last)
                                                    : written);
        };
    }

    private Uni<Written> putAside(Load load, Throwable failure) {
        var sifted = load.records().getFirst();
        LOG.errorf(
                "record put aside project=%d node=%s sequence=%d error=%s",
                sifted.record().projectId(),
                load.source().node(),
                sifted.record().sequence(),
                failure);
        var poisoned = load.only(List.of(sifted.poisoned(failure.toString())));
        var bare = load.only(List.of(sifted.bare(failure.toString())));
        return patience.outlastKnown(() -> prepareAndWrite(poisoned))
                .onFailure()
                .recoverWithUni(_ -> patience.outlast(() -> prepareAndWrite(bare)))
                .invoke(this::tell);
    }
}
