package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.grouping.frames.FrameNormalizer;
import dev.mayday.issues.grouping.rules.BuiltInRules;
import dev.mayday.issues.grouping.rules.Contribution;
import dev.mayday.issues.grouping.rules.Family;
import dev.mayday.issues.grouping.rules.JudgedFrame;
import dev.mayday.issues.grouping.rules.StackRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A stack of which each frame is known to be the program's own or not (grouping 2.4), and from
/// which a key can be made.
final class JudgedStack {

    private final List<JudgedFrame> frames;
    private final List<StackRules> rules;
    private final @Nullable ExceptionValue exception;

    /// @param platform of the event; a frame may have its own
    JudgedStack(
            StackTrace stack,
            @Nullable ExceptionValue exception,
            String platform,
            StackRules project) {
        this.exception = exception;
        frames = new ArrayList<>(stack.frames().size());
        var platforms = new TreeSet<String>();
        for (var frame : stack.frames()) {
            var own = frame.platformIn(platform);
            platforms.add(own);
            frames.add(new JudgedFrame(frame, own, FrameNormalizer.shortFunction(frame, own)));
        }
        var builtIn = platforms.stream().map(BuiltInRules::of).distinct().toList();
        rules = new ArrayList<>(builtIn);
        rules.add(project);
        classify(builtIn, project);
    }

    private void classify(List<StackRules> builtIn, StackRules project) {
        for (var set : builtIn) set.classify(frames, exception);
        for (var frame : frames) if (chosenByHand(frame)) frame.setInApp(true);
        project.classify(frames, exception);
        boolean noneIsApp = frames.stream().noneMatch(frame -> Boolean.TRUE.equals(frame.inApp()));
        for (var frame : frames) if (frame.inApp() == null) frame.setInApp(noneIsApp);
    }

    /// On servers somebody chose what is in-app; browsers and native SDKs mark nearly everything.
    private static boolean chosenByHand(JudgedFrame frame) {
        return Boolean.TRUE.equals(frame.frame().inApp()) && frame.family() == Family.OTHER;
    }

    /// The stack with the last word on `in_app`.
    StackTrace decided() {
        var decided = new ArrayList<Frame>(frames.size());
        for (var frame : frames) decided.add(frame.frame().withInApp(inApp(frame)));
        return new StackTrace(decided);
    }

    private static boolean inApp(JudgedFrame frame) {
        return Boolean.TRUE.equals(frame.inApp());
    }

    /// Makes the frames comparable, and asks the rules which of them may count.
    Comparable comparable() {
        var contribution = new Contribution(frames.size());
        for (var set : rules) set.contribute(frames, exception, contribution);
        var read = new ArrayList<KeyFrame>(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            var normal =
                    FrameNormalizer.normalize(frame.frame(), frame.platform(), frame.shortName());
            read.add(new KeyFrame(i, normal, inApp(frame)));
        }
        KeyFrame.foldComprehensions(read);
        return new Comparable(contribution.inverted() ? read.reversed() : read, contribution);
    }

    /// A stack after both passes of the rules; oldest first unless a rule inverted it.
    record Comparable(List<KeyFrame> frames, Contribution contribution) {

        static final Comparable EMPTY = new Comparable(List.of(), new Contribution(0));
    }
}
