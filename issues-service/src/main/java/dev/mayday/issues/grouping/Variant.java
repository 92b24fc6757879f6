package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.frames.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The frames of one view of a stack that may enter a key, nearest the crash first, and why the
/// others may not.
final class Variant {

    private static final Map<Kind, Reason> REASONS = reasons();

    private final JudgedStack.Comparable stack;
    private final Map<Integer, Reason> leftOut = new TreeMap<>();
    private final List<KeyFrame> frames;

    /// @param appOnly only the program's own frames
    Variant(JudgedStack.Comparable stack, boolean appOnly, int longestCycle) {
        this.stack = stack;
        frames =
                withoutCycles(
                                withoutWrappers(withoutMachinery(contributing(appOnly))),
                                longestCycle)
                        .reversed();
    }

    private List<KeyFrame> contributing(boolean appOnly) {
        var kept = new ArrayList<KeyFrame>();
        for (var frame : stack.frames()) {
            if (!stack.contribution().counts(frame.position())) leaveOut(frame, Reason.RULE);
            else if (!frame.frame().named()) leaveOut(frame, Reason.NO_NAME);
            else if (appOnly && !frame.inApp()) leaveOut(frame, Reason.NOT_IN_APP);
            else kept.add(frame);
        }
        return kept;
    }

    /// A stack of nothing but machinery keeps it.
    private List<KeyFrame> withoutMachinery(List<KeyFrame> candidates) {
        var kept = candidates.stream().filter(frame -> !machinery(frame.frame().kind())).toList();
        if (kept.isEmpty()) return candidates;
        for (var frame : candidates) {
            var kind = frame.frame().kind();
            if (machinery(kind)) leaveOut(frame, REASONS.getOrDefault(kind, Reason.HELPER));
        }
        return kept;
    }

    private static boolean machinery(Kind kind) {
        return kind.droppable() && kind != Kind.WRAPPER;
    }

    /// A decorator's function counts only where it crashed itself.
    private List<KeyFrame> withoutWrappers(List<KeyFrame> candidates) {
        var kept = new ArrayList<KeyFrame>();
        for (int i = 0; i < candidates.size(); i++) {
            var frame = candidates.get(i);
            boolean crashed = i == candidates.size() - 1;
            if (frame.frame().kind() != Kind.WRAPPER || crashed) kept.add(frame);
            else leaveOut(frame, Reason.WRAPPER);
        }
        return kept;
    }

    /// Of a repetition only the round nearest the crash stays, so that its depth does not matter.
    private List<KeyFrame> withoutCycles(List<KeyFrame> candidates, int longest) {
        var kept = new ArrayList<KeyFrame>();
        for (var frame : candidates) {
            kept.add(frame);
            for (int period = 1; period <= longest; period++) {
                if (!repeats(kept, period)) continue;
                var round = kept.subList(kept.size() - 2 * period, kept.size() - period);
                round.forEach(earlier -> leaveOut(earlier, Reason.RECURSION));
                round.clear();
                period = 0;
            }
        }
        return kept;
    }

    private static boolean repeats(List<KeyFrame> frames, int period) {
        int end = frames.size();
        if (end < 2 * period) return false;
        for (int i = end - period; i < end; i++) {
            if (!frames.get(i).frame().same(frames.get(i - period).frame())) return false;
        }
        return true;
    }

    private void leaveOut(KeyFrame frame, Reason reason) {
        leftOut.put(frame.position(), reason);
    }

    List<KeyFrame> frames() {
        return frames;
    }

    /// By position in the stack as it came.
    Map<Integer, Reason> leftOut() {
        return leftOut;
    }

    private static Map<Kind, Reason> reasons() {
        var reasons = new EnumMap<Kind, Reason>(Kind.class);
        reasons.put(Kind.GENERATED, Reason.GENERATED);
        reasons.put(Kind.DISPATCH, Reason.DISPATCH);
        reasons.put(Kind.ACCESSOR, Reason.ACCESSOR);
        reasons.put(Kind.COMPREHENSION, Reason.COMPREHENSION);
        reasons.put(Kind.HELPER, Reason.HELPER);
        reasons.put(Kind.ENGINE, Reason.ENGINE);
        reasons.put(Kind.SDK, Reason.SDK);
        return reasons;
    }
}
