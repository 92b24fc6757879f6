package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Frame;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.frames.FrameNormalizer;
import dev.mayday.issues.grouping.rules.BuiltInRules;
import dev.mayday.issues.grouping.rules.Family;
import dev.mayday.issues.grouping.rules.RuleException;
import dev.mayday.issues.grouping.rules.RuleFrame;
import dev.mayday.issues.grouping.rules.StackRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A stack of which each frame is known to be the program's own or not (grouping 2.4).
final class ClassifiedStack {

    final Stack stack;
    final StackBounds bounds;
    final List<RuleFrame> frames;
    final List<String> platforms;
    final List<StackRules> rules;
    final RuleException exception;

    /// @param platform of the event; a frame may have its own
    ClassifiedStack(Stack stack, String platform, RuleException exception, StackRules project) {
        this.stack = stack;
        this.exception = exception;
        bounds = new StackBounds(stack.frames().size());
        platforms = new ArrayList<>(bounds.size());
        frames = new ArrayList<>(bounds.size());
        for (int i = 0; i < bounds.size(); i++) add(frame(i), platform);
        var builtIn = new TreeSet<>(platforms).stream().map(BuiltInRules::of).distinct().toList();
        rules = new ArrayList<>(builtIn);
        rules.add(project);
        classify(builtIn, project);
    }

    private void add(Frame frame, String platform) {
        var own = frame.platform() == null ? platform : frame.platform();
        platforms.add(own);
        frames.add(new RuleFrame(frame, own, FrameNormalizer.shortFunction(frame, own)));
    }

    Frame frame(int i) {
        return stack.frames().get(bounds.position(i));
    }

    private void classify(List<StackRules> builtIn, StackRules project) {
        for (var set : builtIn) set.classify(frames, exception);
        for (int i = 0; i < frames.size(); i++) {
            if (chosenByHand(frame(i), frames.get(i))) frames.get(i).setInApp(true);
        }
        project.classify(frames, exception);
        boolean noneIsApp = frames.stream().noneMatch(frame -> Boolean.TRUE.equals(frame.inApp()));
        for (var frame : frames) if (frame.inApp() == null) frame.setInApp(noneIsApp);
    }

    /// On servers somebody chose what is in-app; browsers and native SDKs mark nearly everything.
    private static boolean chosenByHand(Frame sent, RuleFrame frame) {
        return Boolean.TRUE.equals(sent.inApp()) && frame.family() == Family.OTHER;
    }

    boolean inApp(int i) {
        return Boolean.TRUE.equals(frames.get(i).inApp());
    }

    /// For every frame of the stack as it came; one that was not looked at keeps what the SDK said.
    List<Boolean> finalInApp() {
        var all = new ArrayList<Boolean>(stack.frames().size());
        for (var frame : stack.frames()) all.add(Boolean.TRUE.equals(frame.inApp()));
        for (int i = 0; i < frames.size(); i++) all.set(bounds.position(i), inApp(i));
        return all;
    }
}
