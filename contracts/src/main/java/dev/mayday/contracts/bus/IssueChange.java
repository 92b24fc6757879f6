package dev.mayday.contracts.bus;

import dev.mayday.contracts.Level;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened to an issue: written to the outbox in the transaction that caused it and
/// published in order per issue. Receivers meet a change at least once and recognize it by its id.
///
/// @param id unique and increasing in the order of commit of one issue
/// @param kind what happened
/// @param at server time of the cause
/// @param project where
/// @param issue the issue as it was right after the change
/// @param event the event that caused it, if one did
/// @param actor the person or rule behind it; null when it was an event or the system
/// @param reason one English sentence that explains the decision, made from its trace
public record IssueChange(
        long id,
        Kind kind,
        Instant at,
        Project project,
        Issue issue,
        @Nullable Trigger event,
        @Nullable String actor,
        String reason) {

    /// The facts of semantics 12.2 that this version publishes.
    public enum Kind {
        /// First accepted event of an unknown error (T1).
        OPENED,
        /// Seen again after it was resolved (T13).
        REGRESSED,
        /// Resolved by a person, the API or a rule (T12).
        RESOLVED,
        /// Unresolved again by a person (T14).
        REOPENED,
        /// Parked by a person (T7).
        ARCHIVED,
        /// Known elsewhere, it occurs for the first time in the environment of the event.
        FIRST_IN_ENVIRONMENT
    }

    /// @param id the decimal id of the DSN
    /// @param organization slug
    public record Project(long id, String slug, String name, String organization) {}

    /// @param id unique within the installation
    /// @param shortId as shown to people, `SHOP-3F`
    /// @param title `Type: message`, one line, hostile text
    /// @param culprit where it happened, may be empty
    /// @param episode 1 at creation, one more each time it becomes unresolved again
    /// @param events lifetime count
    /// @param users distinct affected users, lifetime
    /// @param url absolute address of the issue page
    public record Issue(
            long id,
            String shortId,
            String title,
            String culprit,
            Level level,
            int episode,
            long events,
            long users,
            Instant firstSeen,
            String url) {

        public Issue standing(int in, String at) {
            return new Issue(id, shortId, title, culprit, level, in, events, users, firstSeen, at);
        }
    }

    /// @param id 32 hex digits
    /// @param environment empty when the event names none
    /// @param release empty when the event names none
    public record Trigger(String id, String environment, String release, Map<String, String> tags) {
        public Trigger {
            tags = Map.copyOf(tags);
        }
    }
}
