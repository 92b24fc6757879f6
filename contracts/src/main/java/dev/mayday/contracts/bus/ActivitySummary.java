package dev.mayday.contracts.bus;

import java.time.Instant;
import java.util.List;

/// What one batch of events brought, in figures. Goes over [Channels#ISSUE_SIGNALS] beside the
/// changes, as JSON text that is told from theirs by its field `activity`; like them it may be
/// lost, so nothing is counted by it that must be right.
///
/// @param activity one per issue, environment and minute
/// @param figures one per issue
public record ActivitySummary(List<Activity> activity, List<Figures> figures) {

    public ActivitySummary {
        activity = List.copyOf(activity);
        figures = List.copyOf(figures);
    }

    /// How an issue stands after the batch, over its lifetime. Whoever hears of more events forgets
    /// what was heard of fewer: so a summary may be lost, and two may come in any order.
    ///
    /// @param project the decimal id of the DSN
    /// @param issue unique within the installation
    /// @param events so many
    /// @param users distinct ones
    /// @param lastSeen when the newest was received
    public record Figures(long project, long issue, long events, long users, Instant lastSeen) {}

    /// @param project the decimal id of the DSN
    /// @param issue unique within the installation
    /// @param environment empty when the events name none
    /// @param minute start of the minute in which they were received
    /// @param events so many
    /// @param users distinct ones among these events
    public record Activity(
            long project,
            long issue,
            String environment,
            Instant minute,
            long events,
            long users) {}
}
