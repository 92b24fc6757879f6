package dev.mayday.issues.ingestion.decide;

import java.time.Instant;
import java.util.Comparator;

/// So many events of an issue have this value for this key.
public record TagRow(Value of, long events, Instant first, Instant last) {

    static final Comparator<TagRow> ORDER = Comparator.comparing(TagRow::of, Value.ORDER);

    /// A value of a key of an issue.
    public record Value(long projectId, long issueId, String key, String value) {
        static final Comparator<Value> ORDER =
                Comparator.comparingLong(Value::projectId)
                        .thenComparingLong(Value::issueId)
                        .thenComparing(Value::key)
                        .thenComparing(Value::value);

        /// What all values share for which there is no room.
        Value other() {
            return new Value(projectId, issueId, key, TagRoom.OTHER);
        }
    }

    static TagRow of(Value value, Instant received) {
        return new TagRow(value, 1, received, received);
    }

    TagRow plus(TagRow more) {
        return new TagRow(
                of,
                events + more.events,
                first.isBefore(more.first) ? first : more.first,
                last.isAfter(more.last) ? last : more.last);
    }

    TagRow asOther() {
        return new TagRow(of.other(), events, first, last);
    }
}
