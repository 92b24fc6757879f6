package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DashboardApi.IssueRow;

/// The state of an issue in a word, with the tone it is shown in.
///
/// @param tone loud, warm, calm, good or quiet
/// @param icon name in the sprite
record StateChip(String words, String tone, String icon) {

    static StateChip of(IssueRow row) {
        return switch (row.status()) {
            case "resolved" -> new StateChip("Resolved", "good", "check");
            case "archived" -> new StateChip("Archived", "quiet", "archive");
            default -> unresolved(row.substatus());
        };
    }

    private static StateChip unresolved(String substatus) {
        return switch (substatus) {
            case "regressed" -> new StateChip("Regressed", "loud", "back");
            case "escalating" -> new StateChip("Escalating", "loud", "up");
            case "new" -> new StateChip("New", "warm", "spark");
            default -> new StateChip("Ongoing", "calm", "dot");
        };
    }
}
