package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.ingestion.read.Sifted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The records that go into one transaction, all decided that can be decided without the database.
///
/// @param source where they come from, and so what keeps them from being stored twice
/// @param records in order of sequence, at least one
/// @param known projects by id
/// @param now server time of the digestion
public record Load(Source source, List<Sifted> records, Known known, Instant now) {

    public Load {
        records = List.copyOf(records);
    }

    /// Where records come from.
    public sealed interface Source {

        /// The name of the spool that gave the records their sequences.
        String node();

        /// A lane of a spool: its position says what was stored.
        ///
        /// @param before what the lane must have reached
        record Lane(String node, int number, long before) implements Source {}

        /// What was put aside, run again: it is stored as its row goes.
        record DeadLetter(String node) implements Source {}
    }

    public List<Occurrence> occurrences() {
        return records.stream().map(Sifted::occurrence).filter(Objects::nonNull).toList();
    }

    long firstSequence() {
        return records.getFirst().record().sequence();
    }

    long lastSequence() {
        return records.getLast().record().sequence();
    }

    public Load only(List<Sifted> part) {
        return new Load(source, part, known, now);
    }
}
