package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.ReadStack.ReadFrame;
import dev.mayday.issues.grouping.frames.FrameNormalizer;
import dev.mayday.issues.grouping.frames.Kind;
import dev.mayday.issues.grouping.rules.Contribution;
import java.util.ArrayList;
import java.util.List;

/// Makes the frames of a classified stack comparable and asks the rules which of them may count.
final class StackReader {

    private StackReader() {}

    static ReadStack read(ClassifiedStack stack) {
        var contribution = new Contribution(stack.frames.size());
        for (var rules : stack.rules) rules.contribute(stack.frames, stack.exception, contribution);
        var frames = new ArrayList<ReadFrame>(stack.frames.size());
        for (int i = 0; i < stack.frames.size(); i++) {
            var normal = FrameNormalizer.normalize(stack.frame(i), stack.platforms.get(i));
            frames.add(new ReadFrame(stack.bounds.position(i), i, normal, stack.inApp(i)));
        }
        foldComprehensions(frames);
        return new ReadStack(contribution.inverted() ? frames.reversed() : frames, contribution);
    }

    /// Newer Pythons run a comprehension in the function around it (PEP 709), so that function
    /// takes its line.
    private static void foldComprehensions(List<ReadFrame> frames) {
        for (int i = frames.size() - 1; i > 0; i--) {
            var inner = frames.get(i).frame();
            var outer = frames.get(i - 1);
            boolean folds = inner.kind() == Kind.COMPREHENSION && inner.line() != null;
            if (folds && outer.frame().file().equals(inner.file()))
                frames.set(i - 1, outer.withLineOf(inner));
        }
    }
}
