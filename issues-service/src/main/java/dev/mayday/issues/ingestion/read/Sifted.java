package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.SpooledEnvelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the [Sieve] made of one record.
///
/// @param outcomes of its items, all but that of a stored event
/// @param occurrence its event; null when there is none, or none that is one
/// @param poison when the record is put aside, with nobody to blame but us; null when nothing of
///     that kind happened
public record Sifted(
        SpooledEnvelope record,
        List<Outcome> outcomes,
        @Nullable Occurrence occurrence,
        @Nullable Poison poison) {

    /// Why a record is put aside, and as what it counts until it is run again.
    ///
    /// @param countedAs the category of its outcome `internal`; empty when it has no outcome at all
    public record Poison(String why, String countedAs) {}

    public Sifted {
        outcomes = List.copyOf(outcomes);
    }

    static Sifted of(SpooledEnvelope record, List<Outcome> outcomes) {
        return new Sifted(record, outcomes, null, null);
    }

    Sifted poisoned(Poison why) {
        return new Sifted(record, outcomes, null, why);
    }

    /// The same record without its event, which is put aside for this reason.
    public Sifted poisoned(String why) {
        if (occurrence == null) return bare(why);
        var all = new ArrayList<>(outcomes);
        all.add(occurrence.source().invalid(Categories.ERROR, "internal", 1));
        return new Sifted(record, all, null, new Poison(why, Categories.ERROR));
    }

    /// Nothing but the record, should even its outcomes be refused.
    public Sifted bare(String why) {
        return new Sifted(record, List.of(), null, new Poison(why, ""));
    }

    /// Run again after it was put aside: what was counted then is not counted twice, and the
    /// outcome `internal` is taken back.
    ///
    /// @param countedAs of its [Poison] then
    public Sifted again(String countedAs) {
        if (countedAs.isEmpty()) return this;
        var corrected = new ArrayList<Outcome>();
        var source =
                occurrence != null
                        ? occurrence.source()
                        : new Outcome.Source(
                                record.projectId(), record.publicKey(), record.received());
        corrected.add(source.invalid(countedAs, "internal", -1));
        boolean eventOnly = countedAs.equals(Categories.ERROR);
        for (var outcome : outcomes) {
            boolean uncounted = !eventOnly || outcome.category().equals(Categories.ERROR);
            if (uncounted) corrected.add(outcome);
        }
        return new Sifted(record, corrected, occurrence, poison);
    }
}
