package dev.mayday.issues.operations;

import dev.mayday.contracts.issues.OperationsApi.DeadEnvelope;
import dev.mayday.contracts.issues.OperationsApi.DeadEnvelopes;
import dev.mayday.contracts.issues.OperationsApi.Run;
import dev.mayday.contracts.issues.OperationsApi.Runs;
import dev.mayday.database.Reruns;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.ingestion.dead.DeadLetters;
import dev.mayday.issues.ingestion.dead.DeadLetters.Cursor;
import dev.mayday.issues.ingestion.dead.DeadLetters.DeadLetter;
import dev.mayday.issues.ingestion.dead.DeadLetters.Rerun;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people do with records that could not be digested. How, [DeadLetters] knows.
@ApplicationScoped
class DeadEnvelopeDesk {

    private static final String DELETE_UNTIL = "DELETE FROM dead_envelope WHERE at <= $1";

    private final DeadLetters letters;
    private final ProjectSlugs slugs;
    private final Pool database;
    private final InstantSource clock;

    DeadEnvelopeDesk(
            DeadLetters letters,
            ProjectSlugs slugs,
            @ReactiveDataSource("issues") Pool database,
            Surroundings surroundings) {
        this.letters = letters;
        this.slugs = slugs;
        this.database = database;
        this.clock = surroundings.clock();
    }

    Uni<Long> count() {
        return letters.count();
    }

    Uni<DeadEnvelopes> page(@Nullable String cursor, int limit) {
        return Uni.combine()
                .all()
                .unis(letters.list(cursor(cursor), limit + 1), letters.count())
                .asTuple()
                .chain(found -> page(found.getItem1(), found.getItem2(), limit));
    }

    private Uni<DeadEnvelopes> page(List<DeadLetter> found, long total, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? text(shown.getLast()) : null;
        return slugs.of(shown.stream().map(DeadLetter::projectId))
                .map(
                        known ->
                                new DeadEnvelopes(
                                        shown.stream().map(l -> envelope(l, known)).toList(),
                                        total,
                                        next));
    }

    private static DeadEnvelope envelope(DeadLetter letter, Map<Long, String> slugs) {
        return new DeadEnvelope(
                letter.node(),
                letter.sequence(),
                letter.at(),
                letter.projectId(),
                slugs.getOrDefault(letter.projectId(), ""),
                letter.received(),
                letter.bytes(),
                letter.reason());
    }

    /// Fails with [Refused] 404 when there is none.
    Uni<Run> rerun(String node, long sequence) {
        return letters.rerun(node, sequence)
                .map(
                        rerun ->
                                switch (rerun) {
                                    case Rerun.Digested _ -> new Run(true, "");
                                    case Rerun.StillDead dead -> new Run(false, dead.reason());
                                    case Rerun.Unknown _ -> throw Refused.notFound();
                                });
    }

    Uni<Runs> rerunAll() {
        return new Reruns<>(this::nextPage, this::rerunOrKeep)
                .all(clock)
                .chain(outcomes -> letters.lastCount().map(left -> runs(outcomes, left)));
    }

    /// A record may end in what looks like trouble that passes, and never pass. As long as the
    /// database takes a note of it, it is the record.
    private Uni<Rerun> rerunOrKeep(DeadLetter letter) {
        return letters.rerun(letter.node(), letter.sequence())
                .onFailure()
                .recoverWithUni(fault -> letters.keep(letter.node(), letter.sequence(), fault));
    }

    private Uni<List<DeadLetter>> nextPage(@Nullable DeadLetter last, int most) {
        var after = last == null ? null : new Cursor(last.at(), last.node(), last.sequence());
        return letters.list(after, most);
    }

    private static Runs runs(List<Rerun> outcomes, long left) {
        long done = outcomes.stream().filter(Rerun.Digested.class::isInstance).count();
        long failed = outcomes.stream().filter(Rerun.StillDead.class::isInstance).count();
        return new Runs(done, failed, left);
    }

    /// Fails with [Refused] 404 when there is none.
    Uni<Void> delete(String node, long sequence) {
        return letters.delete(node, sequence)
                .invoke(
                        there -> {
                            if (!there) throw Refused.notFound();
                        })
                .replaceWithVoid();
    }

    Uni<Long> deleteUntil(Instant until) {
        return database.preparedQuery(DELETE_UNTIL)
                .execute(Tuple.of(until.atOffset(ZoneOffset.UTC)))
                .call(letters::count)
                .map(gone -> (long) gone.rowCount());
    }

    private static String text(DeadLetter last) {
        var at = last.at();
        return at.getEpochSecond() + ":" + at.getNano() + ":" + last.sequence() + ":" + last.node();
    }

    private static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        var parts = text.split(":", 4);
        if (parts.length < 4) throw notOurs();
        try {
            long second = Long.parseLong(parts[0]);
            if (second < 0 || second > LATEST_SECOND) throw notOurs();
            var at = Instant.ofEpochSecond(second, nano(parts[1]));
            return new Cursor(at, parts[3], Long.parseLong(parts[2]));
        } catch (NumberFormatException | DateTimeException notANumber) {
            throw notOurs();
        }
    }

    private static int nano(String text) {
        int nano = Integer.parseInt(text);
        if (nano < 0 || nano > 999_999_999) throw notOurs();
        return nano;
    }

    /// Beyond it PostgreSQL has no time.
    private static final long LATEST_SECOND = 253_402_300_799L;

    private static Refused notOurs() {
        return Refused.invalid("cursor is not one of ours");
    }
}
