package dev.mayday.alerts.slack;

import dev.mayday.contracts.bus.IssueChange;

/// Level and state at a glance.
final class Emoji {

    private Emoji() {}

    static String of(IssueChange change) {
        return level(change.issue().level()) + " " + state(change.kind());
    }

    private static String level(String level) {
        return switch (level) {
            case "fatal" -> "🔥";
            case "error" -> "🔴";
            case "warning" -> "🟡";
            case "info" -> "🔵";
            default -> "⚪";
        };
    }

    private static String state(IssueChange.Kind kind) {
        return switch (kind) {
            case OPENED, SEEN, FIRST_IN_ENVIRONMENT -> "🆕";
            case REGRESSED, REOPENED -> "🔁";
            case RESOLVED -> "✅";
            case ARCHIVED -> "📦";
        };
    }
}
