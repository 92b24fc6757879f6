package dev.mayday.issues.ingestion.write;

import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.ingestion.read.Occurrence;
import dev.mayday.issues.ingestion.read.Sifted;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The records of one lane that go into one transaction, all decided that can be decided without
/// the database.
///
/// @param node whose spool they come from
/// @param records in order of sequence, at least one
/// @param known projects by id
/// @param now server time of the digestion
public record Load(String node, int lane, List<Sifted> records, Known known, Instant now) {

    public Load {
        records = List.copyOf(records);
    }

    public List<Occurrence> occurrences() {
        return records.stream().map(Sifted::occurrence).filter(Objects::nonNull).toList();
    }

    long lastSequence() {
        return records.getLast().record().sequence();
    }

    public Load only(List<Sifted> part) {
        return new Load(node, lane, part, known, now);
    }
}
