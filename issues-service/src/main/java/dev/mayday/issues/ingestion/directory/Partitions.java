package dev.mayday.issues.ingestion.directory;

import dev.mayday.database.Fault;
import dev.mayday.issues.OneByOne;
import dev.mayday.issues.ingestion.read.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Makes the partitions of the event table, one a day, ahead of time. A day for which that does not
/// succeed lands in the default partition.
public final class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);
    private static final int DAYS_AHEAD = 3;

    /// Rows of up to 8 KB stay in the table itself instead of being cut in pieces beside it.
    private static final String MAKE =
            """
            CREATE TABLE IF NOT EXISTS event_%s PARTITION OF event FOR VALUES FROM ('%s') TO ('%s')
            WITH (toast_tuple_target = 8160)""";

    /// Behind inserts that are under way, but never for long: others wait behind us.
    private static final String BE_BRIEF = "SET LOCAL lock_timeout = '2s'";

    private static final String TAKE_TURN = "SELECT pg_advisory_xact_lock(7304119200043)";

    private final Pool pool;
    private final InstantSource clock;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    public Partitions(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// From yesterday on, three days ahead.
    Uni<Void> makeAhead() {
        var today = today();
        return make(today.minusDays(1).datesUntil(today.plusDays(DAYS_AHEAD + 1)).toList());
    }

    /// For what waited long in a spool. Days that our clock knows nothing of get no partition.
    public Uni<Void> ensure(Collection<Occurrence> occurrences) {
        var today = today();
        var days =
                occurrences.stream()
                        .map(Occurrence::day)
                        .distinct()
                        .filter(day -> !made.contains(day))
                        .filter(day -> !day.isAfter(today.plusDays(DAYS_AHEAD)))
                        .filter(day -> day.isAfter(today.minusDays(30)))
                        .toList();
        return days.isEmpty() ? Uni.createFrom().voidItem() : make(days);
    }

    /// To be called when the database may be another one.
    public void forget() {
        made.clear();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Uni<Void> make(Collection<LocalDate> days) {
        return OneByOne.each(days, this::make);
    }

    private Uni<Void> make(LocalDate day) {
        var name = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        var statement = MAKE.formatted(name, day, day.plusDays(1));
        return pool.withTransaction(
                        tx ->
                                tx.query(TAKE_TURN)
                                        .execute()
                                        .chain(() -> tx.query(BE_BRIEF).execute())
                                        .chain(() -> tx.query(statement).execute()))
                .invoke(() -> made.add(day))
                .replaceWithVoid()
                .onFailure(failure -> Fault.of(failure) == Fault.DATA)
                .recoverWithUni(failure -> leaveToDefault(day, failure));
    }

    /// The default partition holds events of the day already: they must be moved by hand first.
    private Uni<Void> leaveToDefault(LocalDate day, Throwable failure) {
        made.add(day);
        LOG.errorf("no event partition day=%s error=%s", day, failure);
        return Uni.createFrom().voidItem();
    }
}
