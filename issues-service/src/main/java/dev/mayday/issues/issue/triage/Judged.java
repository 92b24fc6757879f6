package dev.mayday.issues.issue.triage;

import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.issues.issue.state.Decided;
import dev.mayday.issues.issue.state.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The issues of a decision: those that it moves, and the others by the reason why not.
record Judged(List<Step> steps, List<DecisionReport.Skipped> skipped) {

    private static final Decided.Skipped NOT_FOUND = new Decided.Skipped("not found", "not found");

    /// @param asked all of them, in the order of the report
    /// @param there those that exist
    /// @param step how a move is told
    static Judged of(
            List<Long> asked,
            List<LockedIssue> there,
            Function<LockedIssue, Decided> judge,
            BiFunction<LockedIssue, Standing, Step> step) {
        var byId = there.stream().collect(Collectors.toMap(LockedIssue::id, Function.identity()));
        var steps = new ArrayList<Step>();
        var skips = new LinkedHashMap<String, Skip>();
        for (var id : asked) {
            var issue = byId.get(id);
            if (issue == null) {
                skip(skips, id, NOT_FOUND);
                continue;
            }
            switch (judge.apply(issue)) {
                case Decided.Moved(var next) -> steps.add(step.apply(issue, next));
                case Decided.Skipped why -> skip(skips, id, why);
            }
        }
        return new Judged(steps, skips.entrySet().stream().map(Judged::told).toList());
    }

    private static void skip(Map<String, Skip> skips, long id, Decided.Skipped why) {
        skips.computeIfAbsent(why.reason(), _ -> new Skip(why.detail(), new ArrayList<>()))
                .ids()
                .add(id);
    }

    private record Skip(String detail, List<Long> ids) {}

    private static DecisionReport.Skipped told(Map.Entry<String, Skip> skip) {
        var ids = skip.getValue().ids();
        return new DecisionReport.Skipped(skip.getKey(), skip.getValue().detail(), ids.size(), ids);
    }

    /// @param decision by which it can be undone; null when it cannot
    DecisionReport report(@Nullable Long decision) {
        return new DecisionReport(decision, steps.stream().map(Step::done).toList(), skipped);
    }
}
