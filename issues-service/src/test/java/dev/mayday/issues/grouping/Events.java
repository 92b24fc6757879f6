package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Circumstances;
import dev.mayday.issues.grouping.facts.Frame;
import dev.mayday.issues.grouping.facts.LogMessage;
import dev.mayday.issues.grouping.facts.Mechanism;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Small events in the words of the tests.
final class Events {

    private Events() {}

    static GroupingInput java(Thrown... innermostFirst) {
        return on("java", innermostFirst);
    }

    static GroupingInput on(String platform, Thrown... innermostFirst) {
        return GroupingInput.of(Circumstances.on(platform)).withExceptions(List.of(innermostFirst));
    }

    static GroupingInput logged(String platform, String text) {
        return GroupingInput.of(Circumstances.on(platform)).withMessage(new LogMessage(null, text));
    }

    static Thrown thrown(String type, @Nullable String value, Frame... frames) {
        return new Thrown(type, value, null, Mechanism.NONE, Stack.of(frames));
    }

    static Mechanism mechanism(
            int id, @Nullable Integer parent, boolean group, @Nullable String source) {
        return new Mechanism("generic", false, id, parent, group, source, null);
    }

    static Frame app(String module, String function) {
        return frame(module, function, true);
    }

    static Frame lib(String module, String function) {
        return frame(module, function, false);
    }

    private static Frame frame(String module, String function, boolean inApp) {
        return new Frame(
                null, module, function, null, null, null, null, null, inApp, null, false, false);
    }

    /// A frame of a file, with its source line.
    static Frame at(String file, String function, @Nullable String line) {
        return new Frame(
                null, null, function, null, file, file, null, line, true, null, false, false);
    }

    static Frame mapped(String module, String function) {
        return new Frame(
                null, module, function, null, null, null, null, null, true, null, true, true);
    }

    static Frame[] frames(Stream<Frame> frames) {
        return frames.toArray(Frame[]::new);
    }

    static Grouping decided(GroupingInput input) {
        return Corpus.GROUPER.decide(input);
    }

    static boolean same(GroupingInput a, GroupingInput b) {
        return decided(a).hash().equals(decided(b).hash());
    }
}
