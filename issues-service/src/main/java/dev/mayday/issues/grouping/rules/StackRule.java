package dev.mayday.issues.grouping.rules;

import dev.mayday.issues.event.model.ExceptionValue;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule: conditions on a frame, its neighbors and the exception, and what happens then.
record StackRule(
        String text,
        List<FrameTest> callers,
        List<FrameTest> frames,
        List<FrameTest> callees,
        List<ExceptionTest> exceptions,
        List<Action> actions) {

    boolean classifies() {
        return actions.stream().anyMatch(Action::classifies);
    }

    boolean groups() {
        return !actions.stream().allMatch(Action::classifies);
    }

    /// The frames on which all conditions hold. All are found before any action runs.
    BitSet hits(List<JudgedFrame> stack, @Nullable ExceptionValue exception) {
        var hits = new BitSet();
        for (var test : exceptions) if (!test.holds(exception)) return hits;
        for (int i = 0; i < stack.size(); i++) {
            if (all(frames, stack.get(i)) && neighbors(stack, i)) hits.set(i);
        }
        return hits;
    }

    private boolean neighbors(List<JudgedFrame> stack, int i) {
        if (!callers.isEmpty() && (i == 0 || !all(callers, stack.get(i - 1)))) return false;
        return callees.isEmpty() || (i + 1 < stack.size() && all(callees, stack.get(i + 1)));
    }

    private static boolean all(List<FrameTest> tests, JudgedFrame frame) {
        for (int i = 0; i < tests.size(); i++) if (!tests.get(i).holds(frame)) return false;
        return true;
    }
}
