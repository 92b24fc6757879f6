package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import dev.mayday.issues.grouping.rules.Family;
import dev.mayday.issues.grouping.text.EngineMessages;
import dev.mayday.issues.grouping.text.Messages;
import dev.mayday.issues.grouping.text.Parameters;
import dev.mayday.issues.grouping.text.RubyMessages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the key of a single exception: type, frames, and the message only when the stack is weak.
record ExceptionKeys(GroupingConfig config, String platform) {

    private static final int STRONG = 2;

    ExceptionKey of(
            ExceptionValue thrown, JudgedStack.Comparable stack, @Nullable Integer exception) {
        var type = thrown.realType();
        boolean overflow = overflow(type, thrown.value());
        var frames = new StackKey(stack, exception, config.limits(), overflow);
        boolean strong = overflow || strong(frames);
        var entries = new ArrayList<KeyEntry>();
        var place = exception == null ? null : new Place(exception, null);
        if (type != null) entries.add(KeyEntry.of(place, "type", "type", named(type)));
        var full = new ArrayList<>(KeyEntry.key(entries));
        var identity = thrown.mechanism().osError().nsError();
        if (identity != null && identity.name() != null) {
            entries.add(KeyEntry.of(place, "error code", "ns", identity.name(), identity.code()));
        }
        entries.addAll(frames.entries());
        if (!strong && identity == null) addMessage(entries, thrown.value(), place);
        full.addAll(stack.frames().isEmpty() ? KeyEntry.key(entries) : frames.uncapped());
        var leftOut = leftOut(frames, strong && thrown.value() != null, place);
        return new ExceptionKey(
                type,
                entries,
                frames.entries(),
                full,
                frames.evidence(),
                strong,
                exception,
                leftOut);
    }

    /// Digits in a name are part of it; only a type that is a sentence has parameters.
    private static String named(String type) {
        return type.chars().anyMatch(Character::isWhitespace) ? Parameters.replace(type) : type;
    }

    private boolean overflow(@Nullable String type, @Nullable String value) {
        return (type != null && config.lists().overflow(type))
                || (value != null && EngineMessages.stackOverflow(value));
    }

    /// Two frames of the program that tell something; a function that only throws tells nothing.
    private boolean strong(StackKey frames) {
        int helper = config.lists().throwHelper(frames.crashFunction()) ? 1 : 0;
        return frames.evidence() == Evidence.APP && frames.informative() - helper >= STRONG;
    }

    private void addMessage(List<KeyEntry> entries, @Nullable String value, @Nullable Place place) {
        var skeleton = value == null ? "" : skeleton(value);
        if (!skeleton.isEmpty()) entries.add(KeyEntry.of(place, "message", "msg", skeleton));
    }

    /// What a text says, without what differs from one time to the next.
    String skeleton(String value) {
        if (Family.of(platform) == Family.JAVASCRIPT) {
            var name = EngineMessages.nameOf(value);
            if (name.isPresent()) return name.get();
        }
        var said = platform.equals("ruby") ? RubyMessages.unified(value) : value;
        return Messages.skeleton(said, config.limits().skeleton());
    }

    private static List<LeftOut> leftOut(
            StackKey frames, boolean messageIgnored, @Nullable Place place) {
        if (!messageIgnored || place == null) return frames.leftOut();
        var all = new ArrayList<>(frames.leftOut());
        all.add(new LeftOut(place, Reason.STRONG_STACK.code(), null));
        return all;
    }
}
