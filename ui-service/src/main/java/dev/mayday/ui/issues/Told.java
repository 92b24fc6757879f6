package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.DecisionReport.Skipped;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.ui.shell.Flash;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a decision, in a sentence: "SHOP-12 resolved.", "29 issues resolved, 2 skipped:
/// already resolved."
final class Told {

    private Told() {}

    static Flash decided(Deed deed, DecisionReport report) {
        var past =
                switch (deed) {
                    case RESOLVE -> "resolved";
                    case REOPEN -> "reopened";
                    case ARCHIVE -> "archived";
                    case UNKNOWN -> "changed";
                };
        return flash(past, report);
    }

    /// @param assignee as in [dev.mayday.contracts.issues.AssignmentsApi.Assignment]
    static Flash assigned(String assignee, DecisionReport report) {
        return flash(assignee.isEmpty() ? "unassigned" : "assigned", report);
    }

    static Flash undone(DecisionReport report) {
        return flash("put back", report);
    }

    /// Whether it was about issues that do not exist for the person.
    static boolean knowsNone(DecisionReport report) {
        return report.done().isEmpty()
                && report.skipped().stream().allMatch(skip -> skip.reason().equals("not found"));
    }

    private static Flash flash(String past, DecisionReport report) {
        var done = report.done();
        var what =
                switch (done.size()) {
                    case 0 -> "Nothing";
                    case 1 -> done.getFirst().shortId();
                    default -> done.size() + " issues";
                };
        var sentence = what + " " + past + skipped(done.isEmpty(), report.skipped()) + ".";
        if (done.isEmpty()) return Flash.failed(sentence);
        var decision = report.decision() == null ? 0 : report.decision();
        return new Flash(Flash.Deed.DONE, List.of(), sentence, decision);
    }

    /// @param alone nothing else is to be said, so that a count of one says nothing more
    private static String skipped(boolean alone, List<Skipped> skipped) {
        if (skipped.isEmpty()) return "";
        var only = skipped.size() == 1 && skipped.getFirst().count() == 1;
        if (alone && only) return ": " + skipped.getFirst().detail();
        return ", "
                + skipped.stream()
                        .map(
                                skip ->
                                        "%d skipped: %s"
                                                .formatted(
                                                        skip.count(),
                                                        skip.count() == 1
                                                                ? skip.detail()
                                                                : skip.reason()))
                        .collect(Collectors.joining(", "));
    }
}
