package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.ingestion.read.Categories;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.ingestion.read.Outcome;
import dev.mayday.issues.ingestion.read.Sifted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What of a load is new: records that were not digested before, events whose id has not come
/// before. Pure.
///
/// A record behind the position that was missing when the lane went on is new. So is one whose
/// event nobody knows: its spool was set back and gives old sequences to new records.
///
/// @param outcomes of all items of the new records
public record Accepted(List<Sifted> records, List<Occurrence> occurrences, List<Outcome> outcomes) {

    static Accepted of(Load load, Snapshot snapshot) {
        var records = new ArrayList<Sifted>();
        var occurrences = new ArrayList<Occurrence>();
        var outcomes = new ArrayList<Outcome>();
        var seen = new HashSet<>(snapshot.stored());
        for (var sifted : load.records()) {
            var occurrence = sifted.occurrence();
            boolean isNew = occurrence != null && seen.add(occurrence.key());
            boolean repeated = snapshot.digested().has(sifted.record().sequence());
            if (repeated && !isNew) continue;
            records.add(sifted);
            outcomes.addAll(sifted.outcomes());
            if (occurrence == null) continue;
            if (isNew) occurrences.add(occurrence);
            outcomes.add(outcome(occurrence.source(), isNew));
        }
        return new Accepted(records, occurrences, outcomes);
    }

    /// The outcomes, when some of the events turn out to be there already.
    List<Outcome> outcomes(Set<Occurrence.Key> lost) {
        if (lost.isEmpty()) return outcomes;
        var corrected = new ArrayList<>(outcomes);
        for (var occurrence : occurrences) {
            if (!lost.contains(occurrence.key())) continue;
            corrected.add(occurrence.source().accepted(Categories.ERROR, "stored", -1));
            corrected.add(occurrence.source().invalid(Categories.ERROR, "duplicate", 1));
        }
        return corrected;
    }

    private static Outcome outcome(Outcome.Source source, boolean isNew) {
        return isNew
                ? source.accepted(Categories.ERROR, "stored", 1)
                : source.invalid(Categories.ERROR, "duplicate", 1);
    }
}
