package dev.mayday.contracts.issues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a decision about issues, or of taking one back: each issue is either done or
/// skipped with the reason (semantics 6.8).
///
/// @param decision by which it can be undone, for 24 h; null when there is nothing to undo
public record DecisionReport(@Nullable Long decision, List<Done> done, List<Skipped> skipped) {

    public DecisionReport {
        done = List.copyOf(done);
        skipped = List.copyOf(skipped);
    }

    /// @param shortId as people name it, `SHOP-3F`
    public record Done(long id, String shortId) {}

    /// @param reason in a few words: `already resolved`, `changed meanwhile`, `not found`
    /// @param detail the same of the first of them, with who and when: `already resolved by Ana 2
    /// min ago`
    public record Skipped(String reason, String detail, int count, List<Long> ids) {
        public Skipped {
            ids = List.copyOf(ids);
        }
    }
}
