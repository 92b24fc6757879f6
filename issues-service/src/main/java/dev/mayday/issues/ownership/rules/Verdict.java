package dev.mayday.issues.ownership.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who owns an event, and why.
///
/// @param code the last one of the trace
/// @param winner null when no rule matched
/// @param owner who it is assigned to, if it is; null when there is nobody
/// @param suggestions others who may know, at most 5
/// @param matches all, in the order of the list
/// @param trace at most 50 entries, the last one is the verdict
public record Verdict(
        Code code,
        @Nullable Match winner,
        @Nullable Owner owner,
        List<Owner> suggestions,
        List<Match> matches,
        List<Entry> trace) {

    public Verdict {
        suggestions = List.copyOf(suggestions);
        matches = List.copyOf(matches);
        trace = List.copyOf(trace);
    }

    /// What it came to.
    public enum Code {
        ASSIGNED("own.assigned"),
        SUGGESTED("own.suggested"),
        NO_MATCH("own.no_match"),
        EXPLICIT_NONE("own.explicit_none"),
        OWNER_GONE("own.owner_gone"),
        KEPT_PERSON("own.kept_person"),
        OFF("own.off"),
        ERROR("own.error");

        private final String wire;

        Code(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    /// One sentence of how it came about.
    ///
    /// @param code stable, for programs
    public record Entry(String code, String text) {}
}
