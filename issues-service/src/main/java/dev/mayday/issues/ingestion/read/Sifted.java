package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.SpooledEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the [Sieve] made of one record.
///
/// @param outcomes of its items, all but that of a stored event
/// @param occurrence its event; null when there is none, or none that is one
/// @param poison why the record is put aside, with nobody to blame but us; null when nothing of
///     that kind happened
public record Sifted(
        SpooledEnvelope record,
        List<Outcome> outcomes,
        @Nullable Occurrence occurrence,
        @Nullable String poison) {

    public Sifted {
        outcomes = List.copyOf(outcomes);
    }

    static Sifted of(SpooledEnvelope record, List<Outcome> outcomes) {
        return new Sifted(record, outcomes, null, null);
    }

    /// The same record without its event, which is put aside for this reason.
    public Sifted poisoned(String why) {
        if (occurrence == null) return new Sifted(record, outcomes, null, why);
        var all = new java.util.ArrayList<>(outcomes);
        all.add(occurrence.source().invalid(Categories.ERROR, "internal", 1));
        return new Sifted(record, all, null, why);
    }

    /// Nothing but the record, should even its outcomes be refused.
    public Sifted bare(String why) {
        return new Sifted(record, List.of(), null, why);
    }
}
