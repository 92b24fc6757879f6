package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.Mechanism;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Small events in the words of the tests.
final class Events {

    private Events() {}

    static NormalisedEvent java(ExceptionValue... innermostFirst) {
        return on("java", innermostFirst);
    }

    static NormalisedEvent on(String platform, ExceptionValue... innermostFirst) {
        return new EventBuilder(platform).exceptions(List.of(innermostFirst)).build();
    }

    static NormalisedEvent logged(String platform, String text) {
        return new EventBuilder(platform).logged(null, text).build();
    }

    static ExceptionValue thrown(String type, @Nullable String value, Frame... frames) {
        return new ExceptionValue(type, value, null, null, Mechanism.NONE, stack(frames));
    }

    static StackTrace stack(Frame... frames) {
        return new StackTrace(List.of(frames));
    }

    static Mechanism mechanism(
            long id, @Nullable Integer parent, boolean group, @Nullable String source) {
        return Mechanism.said(
                "generic", id, parent == null ? null : parent.longValue(), group, source);
    }

    static Mechanism suppressed(@Nullable Long id, @Nullable Long parent) {
        return Mechanism.said("suppressed", id, parent, false, null);
    }

    static Frame app(String module, String function) {
        return frame(module, function, true);
    }

    static Frame lib(String module, String function) {
        return frame(module, function, false);
    }

    /// The least a frame can say.
    static Frame frame(@Nullable String module, @Nullable String function) {
        return frame(module, function, null);
    }

    static Frame frame(
            @Nullable String module, @Nullable String function, @Nullable Boolean inApp) {
        return new Frame(
                function, null, module, null, null, null, null, null, null, inApp, null, false,
                false, null);
    }

    /// A frame of a file, with its source line.
    static Frame at(String file, String function, @Nullable String line) {
        return new Frame(
                function, null, null, file, file, null, null, null, null, true, line, false, false,
                null);
    }

    static Frame mapped(String module, String function) {
        return new Frame(
                function, null, module, null, null, null, null, null, null, true, null, true, true,
                null);
    }

    static Frame[] frames(Stream<Frame> frames) {
        return frames.toArray(Frame[]::new);
    }

    static Grouping decided(NormalisedEvent event) {
        return Corpus.GROUPER.decide(event);
    }

    static boolean same(NormalisedEvent a, NormalisedEvent b) {
        return decided(a).hash().equals(decided(b).hash());
    }

    /// What was decided of the frames of one stack.
    static List<Boolean> inApp(@Nullable StackTrace decided) {
        return decided.frames().stream().map(Frame::inApp).toList();
    }
}
