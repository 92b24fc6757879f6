package dev.mayday.issues.issue.state;

import java.util.List;

/// What function `regress` says, and why.
sealed interface RegressVerdict {

    /// In order of evaluation; the last one is the verdict.
    List<Trace> trace();

    /// The sentence of the verdict.
    default String sentence() {
        return trace().getLast().text();
    }

    /// It stays resolved.
    record Holds(Lateness lane, List<Trace> trace) implements RegressVerdict {
        public Holds {
            trace = List.copyOf(trace);
        }
    }

    /// It is open again.
    ///
    /// @param resolution as it was in the end: the event may have told which release has the fix
    record Regressed(Resolution resolution, List<Trace> trace) implements RegressVerdict {
        public Regressed {
            trace = List.copyOf(trace);
        }
    }
}
