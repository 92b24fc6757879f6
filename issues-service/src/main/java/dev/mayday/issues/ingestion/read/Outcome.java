package dev.mayday.issues.ingestion.read;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The one final verdict on so many items (semantics 2.1).
///
/// @param projectId 0 when it belongs to no project
/// @param category the item's wire name of protocol 6.2
/// @param hour in which they were received
public record Outcome(
        long projectId,
        String publicKey,
        String category,
        Verdict verdict,
        String reason,
        Instant hour,
        long quantity) {

    public enum Verdict {
        ACCEPTED,
        INVALID,
        FILTERED,
        CLIENT_DISCARD;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same verdict on more.
    public Outcome plus(Outcome other) {
        return new Outcome(
                projectId, publicKey, category, verdict, reason, hour, quantity + other.quantity);
    }

    /// Who sent something and when: what all outcomes of one record share.
    public record Source(long projectId, String publicKey, Instant received) {

        public Outcome accepted(String category, String reason, long quantity) {
            return outcome(category, Verdict.ACCEPTED, reason, quantity);
        }

        public Outcome invalid(String category, String reason, long quantity) {
            return outcome(category, Verdict.INVALID, reason, quantity);
        }

        /// Taken out by a rule of what nobody wants to see.
        Outcome filtered(String category, String reason) {
            return outcome(category, Verdict.FILTERED, reason, 1);
        }

        Outcome discarded(String category, String reason, long quantity) {
            return outcome(category, Verdict.CLIENT_DISCARD, reason, quantity);
        }

        private Outcome outcome(String category, Verdict verdict, String reason, long quantity) {
            var hour = received.truncatedTo(ChronoUnit.HOURS);
            return new Outcome(projectId, publicKey, category, verdict, reason, hour, quantity);
        }
    }
}
