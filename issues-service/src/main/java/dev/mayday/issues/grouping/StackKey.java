package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import dev.mayday.issues.grouping.frames.NormalFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The frames of one stack that decide (grouping 2.6): the nearest informative ones, of the program
/// itself if there are any.
final class StackKey {

    private static final int LONGEST_LEFT_OUT = 100;
    private static final int OVERFLOW_FRAMES = 12;

    private final JudgedStack.Comparable stack;
    private final @Nullable Integer exception;
    private final Variant variant;
    private final List<KeyEntry> entries = new ArrayList<>();
    private final Map<Integer, Reason> leftOut = new TreeMap<>();
    private final Evidence evidence;
    private int informative;

    StackKey(
            JudgedStack.Comparable stack,
            @Nullable Integer exception,
            GroupingConfig.Limits limits,
            boolean overflow) {
        this.stack = stack;
        this.exception = exception;
        var app = new Variant(stack, true, limits.cycle());
        boolean counts = stack.contribution().enough();
        variant = app.frames().isEmpty() ? new Variant(stack, false, limits.cycle()) : app;
        leftOut.putAll(variant.leftOut());
        if (!counts || variant.frames().isEmpty()) evidence = Evidence.MESSAGE;
        else evidence = variant == app ? Evidence.APP : Evidence.SYSTEM;
        if (evidence == Evidence.MESSAGE) return;
        if (overflow) recursion();
        else nearest(limits);
    }

    /// Where the stack broke is chance; which functions call each other is not.
    private void recursion() {
        var distinct = new TreeMap<String, KeyEntry>();
        for (var frame :
                variant.frames().subList(0, Math.min(OVERFLOW_FRAMES, variant.frames().size()))) {
            var normal = frame.frame();
            var entry =
                    KeyEntry.of(
                            place(frame),
                            "in the recursion",
                            "recur",
                            normal.scope(),
                            normal.function());
            distinct.putIfAbsent(normal.scope() + '\0' + normal.function(), entry);
        }
        entries.addAll(distinct.values());
        informative = distinct.size();
    }

    private void nearest(GroupingConfig.Limits limits) {
        int most =
                stack.contribution().maxFrames() > 0
                        ? stack.contribution().maxFrames()
                        : limits.frames();
        for (var frame : variant.frames()) {
            if (informative >= most || entries.size() >= Math.max(most, limits.entries())) {
                leftOut.put(frame.position(), Reason.BEYOND_K);
                continue;
            }
            boolean crash = entries.isEmpty();
            var entry = entry(frame, crash);
            if (!frame.frame().function().isEmpty() || entry.values().size() > 3) informative++;
            entries.add(entry);
        }
    }

    private KeyEntry entry(KeyFrame read, boolean crash) {
        var frame = read.frame();
        var hint = crash ? "crash function" : "called from";
        var line = frame.line();
        if (line == null || !(crash || frame.function().isEmpty())) {
            return KeyEntry.of(place(read), hint, "f", frame.scope(), frame.function());
        }
        return KeyEntry.of(place(read), hint, "f", frame.scope(), frame.function(), line);
    }

    private Place place(KeyFrame frame) {
        return new Place(exception, frame.position());
    }

    List<KeyEntry> entries() {
        return entries;
    }

    Evidence evidence() {
        return evidence;
    }

    /// How many entries really tell something.
    int informative() {
        return informative;
    }

    /// The function nearest the crash; empty when it has no name.
    String crashFunction() {
        boolean frame = !entries.isEmpty() && entries.getFirst().values().getFirst().equals("f");
        return frame ? entries.getFirst().values().get(2) : "";
    }

    /// All frames that are no machinery, whatever the rules say of them.
    List<List<String>> uncapped() {
        return stack.frames().stream()
                .map(KeyFrame::frame)
                .filter(frame -> !frame.kind().droppable() && frame.named())
                .map(StackKey::uncapped)
                .toList();
    }

    private static List<String> uncapped(NormalFrame frame) {
        return List.of("f", frame.scope(), frame.function());
    }

    /// The frames nearest the crash that did not count.
    List<LeftOut> leftOut() {
        return stack.frames().reversed().stream()
                .filter(frame -> leftOut.containsKey(frame.position()))
                .limit(LONGEST_LEFT_OUT)
                .map(this::leftOut)
                .toList();
    }

    private LeftOut leftOut(KeyFrame frame) {
        var reason = leftOut.getOrDefault(frame.position(), Reason.NO_NAME);
        var rule = reason == Reason.RULE ? stack.contribution().decidedBy(frame.position()) : null;
        return new LeftOut(place(frame), reason.code(), rule);
    }
}
