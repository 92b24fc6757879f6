package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Circumstances;
import dev.mayday.issues.grouping.facts.Frame;
import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.ThreadStack;
import dev.mayday.issues.grouping.facts.Thrown;
import dev.mayday.issues.grouping.frames.FrameNormalizer;
import dev.mayday.issues.grouping.text.Messages;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts in what the event says for `{{ name }}`; what it does not say becomes `<no-name>`. Frames
/// are those of the
/// outermost exception, nearest the crash, the program's own first.
final class FingerprintVariables {

    private final GroupingInput input;
    private final Circumstances circumstances;

    FingerprintVariables(GroupingInput input) {
        this.input = input;
        circumstances = input.circumstances();
    }

    String resolve(String value) {
        var out = new StringBuilder(value.length());
        int at = 0;
        for (int open = value.indexOf("{{"); open >= 0; open = value.indexOf("{{", at)) {
            int close = value.indexOf("}}", open);
            if (close < 0) break;
            out.append(value, at, open).append(variable(value, open, close));
            at = close + 2;
        }
        return out.append(value, at, value.length()).toString();
    }

    private String variable(String value, int open, int close) {
        var name = value.substring(open + 2, close).strip();
        if (name.startsWith("tags.")) return tag(name.substring(5));
        return switch (name) {
            case "transaction" -> orNo("transaction", circumstances.transaction());
            case "level" -> orNo("level", circumstances.level());
            case "logger" -> orNo("logger", circumstances.logger());
            case "message" -> orNo("message", normalized(message()));
            case "raw_message" -> orNo("message", message());
            case "type", "error.type" -> orNo("type", thrown() == null ? null : thrown().type());
            case "value", "error.value" -> orNo("value", normalized(value()));
            case "raw_value", "error.raw_value" -> orNo("value", value());
            case "release" -> orNo("release", circumstances.release());
            default -> ofFrame(name, value.substring(open, close + 2));
        };
    }

    private String ofFrame(String name, String unknown) {
        var frame = crashFrame();
        return switch (name) {
            case "function", "stack.function" ->
                    orNo("function", frame == null ? null : function(frame));
            case "module", "stack.module" -> orNo("module", frame == null ? null : frame.module());
            case "package", "stack.package" ->
                    orNo("package", frame == null ? null : frame.packageName());
            case "path", "stack.abs_path" ->
                    orNo("abs-path", frame == null ? null : frame.absPath());
            case "stack.filename" -> orNo("filename", frame == null ? null : frame.filename());
            default -> unknown;
        };
    }

    private String function(Frame frame) {
        var platform =
                frame.platform() == null ? circumstances.platformOrEmpty() : frame.platform();
        return FrameNormalizer.shortFunction(frame, platform);
    }

    private String tag(String name) {
        return circumstances.tags().getOrDefault(name, "<no-value-for-tag-" + name + ">");
    }

    private static String orNo(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "<no-" + name + ">" : value;
    }

    private static @Nullable String normalized(@Nullable String text) {
        return text == null ? null : Messages.normalized(text);
    }

    private @Nullable Thrown thrown() {
        return input.exceptions().isEmpty() ? null : input.exceptions().getLast();
    }

    private @Nullable String value() {
        var thrown = thrown();
        return thrown == null ? null : thrown.value();
    }

    private @Nullable String message() {
        var logged = input.message();
        if (logged == null) return value();
        return logged.formatted() == null ? logged.template() : logged.formatted();
    }

    private @Nullable Frame crashFrame() {
        var frames = frames();
        for (var frame : frames.reversed()) if (Boolean.TRUE.equals(frame.inApp())) return frame;
        return frames.isEmpty() ? null : frames.getLast();
    }

    private List<Frame> frames() {
        var thrown = input.exceptions().reversed().stream().map(Thrown::stack);
        var threads =
                input.threads().stream()
                        .filter(FingerprintVariables::deciding)
                        .map(ThreadStack::stack);
        return Stream.of(thrown, Stream.ofNullable(input.stack()), threads)
                .flatMap(stacks -> stacks)
                .filter(Objects::nonNull)
                .map(Stack::frames)
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean deciding(ThreadStack thread) {
        return thread.crashed() || thread.current();
    }
}
