package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.issues.AuditApi.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of the audit log as the API shows it: rows within an object, as Sentry has them.
record AuditLogJson(List<Row> rows) {

    /// @param event such as `member.invited`
    /// @param note the same and to what it was done, for people
    /// @param targetObject to what it was done, as people name it
    record Row(
            String id,
            Instant dateCreated,
            Actor actor,
            String event,
            @Nullable String ipAddress,
            String note,
            String targetObject,
            Data data) {

        private static Row of(Entry entry) {
            return new Row(
                    Long.toString(entry.id()),
                    entry.at(),
                    Actor.of(entry),
                    entry.action(),
                    entry.address().isEmpty() ? null : entry.address(),
                    (entry.action() + " " + entry.object()).strip(),
                    entry.object(),
                    new Data(entry.via(), entry.before(), entry.after()));
        }
    }

    /// @param id of the account; null for a token of the organization and for the system
    /// @param name as people call themselves
    /// @param email of the account at that time; null without one
    record Actor(@Nullable String id, String name, @Nullable String email) {

        private static Actor of(Entry entry) {
            var account = entry.account();
            return new Actor(
                    account == null ? null : Long.toString(account),
                    entry.actor(),
                    entry.email().isEmpty() ? null : entry.email());
        }
    }

    /// @param via ui, api, launcher or system
    /// @param before null when there was nothing; likewise `after`
    record Data(
            String via,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {}

    static AuditLogJson of(List<Entry> entries) {
        return new AuditLogJson(entries.stream().map(Row::of).toList());
    }
}
