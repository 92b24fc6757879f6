package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mayday.contracts.issues.IssueOwner;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issue as the API shows it.
///
/// @param count a number as text, by custom; in the asked-for period, else of all time
/// @param assignedTo null for nobody
/// @param assignedBy how that came about (semantics 9.5); null for nobody
/// @param detail what only the single issue tells; null in lists
record IssueJson(
        String id,
        String shortId,
        String title,
        String culprit,
        String permalink,
        @Nullable String logger,
        String level,
        String platform,
        ProjectJson.Brief project,
        @JsonUnwrapped State state,
        String type,
        String issueType,
        String issueCategory,
        Map<String, String> metadata,
        @Nullable AssignedTo assignedTo,
        @Nullable String assignedBy,
        String count,
        long userCount,
        Instant firstSeen,
        Instant lastSeen,
        Lifetime lifetime,
        @JsonUnwrapped @Nullable Detail detail) {

    /// In the words of the API: archived is `ignored`.
    record State(String status, @Nullable String substatus, Map<String, Object> statusDetails) {

        static State of(IssueStatus status, IssueSubstatus substatus) {
            return switch (status) {
                case ARCHIVED -> new State("ignored", "archived_" + archived(substatus), Map.of());
                case RESOLVED -> new State("resolved", null, Map.of());
                case UNRESOLVED, UNKNOWN -> new State(status.wire(), substatus.wire(), Map.of());
            };
        }

        private static String archived(IssueSubstatus substatus) {
            return substatus == IssueSubstatus.UNTIL_CONDITION
                    ? "until_condition_met"
                    : substatus.wire();
        }
    }

    /// @param type `user` or `team`
    /// @param email null for a team
    record AssignedTo(String type, String id, String name, @Nullable String email) {

        static @Nullable AssignedTo of(@Nullable IssueOwner owner) {
            if (owner == null) return null;
            var name = owner.team() ? owner.name().substring(1) : owner.name();
            return new AssignedTo(
                    owner.team() ? "team" : "user", Long.toString(owner.id()), name, owner.email());
        }
    }

    /// Counts of all time, beside those of the asked-for period.
    record Lifetime(String count, long userCount, Instant firstSeen, Instant lastSeen) {}

    record Detail(
            @Nullable Release firstRelease,
            @Nullable Release lastRelease,
            boolean isUnhandled,
            List<Tag> tags,
            List<Activity> activity) {}

    record Release(String version) {}

    record Tag(String key, String name, long totalValues) {}

    record Activity(
            String type, Instant dateCreated, @Nullable String user, Map<String, String> data) {}
}
