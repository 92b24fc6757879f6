package dev.mayday.ingest.spool;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that went wrong with what had been answered 200.
///
/// @param mark the name under which the spool gave receipts
/// @param from the first sequence it is about
/// @param to the last one; before `from` when it is about none
/// @param records that are lost for the digest; 0 when nobody can tell, or when none is
/// @param bytes that were set aside or cut
/// @param file where they are, in the spool's directory; null when nowhere
public record Loss(
        Instant at,
        Reason reason,
        String mark,
        long from,
        long to,
        long records,
        long bytes,
        @Nullable String file) {

    /// What happened to it.
    public enum Reason {
        TORN("The end of a segment was no whole record and was cut.", true),
        DAMAGED("Bytes within a segment were no record and were set aside.", false),
        MISSING("Records are missing from the spool's files.", true),
        NOT_KEPT("The database was set back, and these records are not kept any more.", true),
        SET_BACK("The spool was set back behind the database and took a new mark.", false),
        OVERLAPPING("A file repeated records that stand in another one and was set aside.", true),
        UNREADABLE("A file could not be read and was passed over.", false),
        FOREIGN("A file with the name of a segment held no record and was set aside.", true);

        private final String words;
        private final boolean countable;

        Reason(String words, boolean countable) {
            this.words = words;
            this.countable = countable;
        }

        /// One sentence for a person.
        public String words() {
            return words;
        }

        /// As in metrics and reports.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Of one range of sequences.
    static Loss ofRecords(Reason reason, String mark, long from, long to, long records) {
        return new Loss(Instant.EPOCH, reason, mark, from, to, records, 0, null);
    }

    /// Of bytes that stood before the record `next`.
    static Loss ofBytes(Reason reason, String mark, long next, long bytes, @Nullable String file) {
        return new Loss(Instant.EPOCH, reason, mark, next, next - 1, 0, bytes, file);
    }

    Loss at(Instant time) {
        return new Loss(time, reason, mark, from, to, records, bytes, file);
    }

    /// How many records were lost; null when nobody can tell, as of bytes that are none and of what
    /// a set-back spool had. Sequences that are missing because of it are a loss of their own.
    public @Nullable Long knownRecords() {
        return reason.countable || records > 0 ? records : null;
    }

    /// The same for the log.
    String recordsInWords() {
        var known = knownRecords();
        return known == null ? "unknown" : known.toString();
    }

    /// Whether the other one is known with this one: found again by another reading.
    boolean covers(Loss other) {
        boolean same = at(Instant.EPOCH).equals(other.at(Instant.EPOCH));
        boolean part = other.from <= other.to && from <= other.from && other.to <= to;
        return same || part && mark.equals(other.mark) && reason == other.reason;
    }
}
