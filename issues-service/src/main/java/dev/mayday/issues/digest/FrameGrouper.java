package dev.mayday.issues.digest;

import dev.mayday.issues.grouping.Evidence;
import dev.mayday.issues.grouping.Explanation;
import dev.mayday.issues.grouping.FinalInApp;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.grouping.GroupingHash;
import dev.mayday.issues.grouping.GroupingInput;
import dev.mayday.issues.grouping.facts.Frame;
import dev.mayday.issues.grouping.facts.LogMessage;
import dev.mayday.issues.grouping.facts.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Groups by exception types and functions, nothing more.
final class FrameGrouper implements Grouper {

    @Override
    public Grouping group(GroupingInput input) {
        var key = new StringBuilder(String.join("\n", input.client().fingerprint()));
        for (var exception : input.exceptions()) {
            key.append('\n').append(exception.type());
            frames(exception.stack())
                    .forEach(
                            frame ->
                                    key.append('\n')
                                            .append(frame.module())
                                            .append('.')
                                            .append(frame.function()));
        }
        var message = input.message();
        if (input.exceptions().isEmpty() && message != null) key.append(text(message));
        var uuid = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
        var hash = new GroupingHash(uuid.toString().replace("-", ""));
        return new Grouping(
                hash, hash, List.of(), Evidence.APP, true, inApp(input), null, explanation());
    }

    private static String text(LogMessage message) {
        return String.valueOf(message.templateOrText());
    }

    private static Stream<Frame> frames(@Nullable Stack stack) {
        return stack == null ? Stream.of() : stack.frames().stream();
    }

    private static FinalInApp inApp(GroupingInput input) {
        return new FinalInApp(
                input.exceptions().stream().map(exception -> said(exception.stack())).toList(),
                input.threads().stream().map(thread -> said(thread.stack())).toList(),
                said(input.stack()));
    }

    private static List<Boolean> said(@Nullable Stack stack) {
        return frames(stack).map(frame -> !Objects.equals(frame.inApp(), false)).toList();
    }

    private static Explanation explanation() {
        return new Explanation("frames:0", "G4", "app", true, List.of(), List.of());
    }
}
