package dev.mayday.issues.issue.state;

import dev.mayday.issues.release.version.Comparison.Order;
import dev.mayday.issues.release.version.Ordering;
import dev.mayday.issues.release.version.Release;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an issue was resolved by (semantics 7.3). Releases stand in it as they were: what becomes
/// of them later changes no verdict.
public sealed interface Resolution {

    /// When it was resolved.
    Instant at();

    /// The environments whose events can reopen it; empty: all.
    Set<String> environments();

    default boolean covers(String environment) {
        return environments().isEmpty() || environments().contains(environment);
    }

    /// Fixed by someone's word: only the time counts.
    record Now(Instant at, Set<String> environments) implements Resolution {
        public Now {
            environments = Set.copyOf(environments);
        }
    }

    /// Fixed in this release.
    record InRelease(Instant at, Set<String> environments, Release fix) implements Resolution {
        public InRelease {
            environments = Set.copyOf(environments);
        }
    }

    /// Fixed in whichever release comes next.
    ///
    /// @param base the newest when it was resolved
    /// @param fix null until there is a newer one
    record InNext(Instant at, Set<String> environments, Release base, @Nullable Release fix)
            implements Resolution {
        public InNext {
            environments = Set.copyOf(environments);
        }

        /// Bound to a release that was made after the resolution; empty when this one cannot have
        /// the fix, or another has it already.
        public Optional<InNext> bind(Release made, Ordering ordering) {
            if (fix != null || ordering.compare(made, base).order() != Order.GT)
                return Optional.empty();
            return Optional.of(new InNext(at, environments, base, made));
        }
    }

    /// Fixed by a commit.
    ///
    /// @param fix the first release that contains it; null until it is known
    record ByCommit(
            Instant at,
            Set<String> environments,
            String repository,
            String sha,
            @Nullable Release fix)
            implements Resolution {
        public ByCommit {
            environments = Set.copyOf(environments);
        }
    }

    /// The finer word of the state: pending until it is known which release has the fix.
    default String substatus() {
        boolean pending =
                switch (this) {
                    case Now _, InRelease _ -> false;
                    case InNext next -> next.fix() == null;
                    case ByCommit commit -> commit.fix() == null;
                };
        return pending ? "pending" : "fixed";
    }
}
