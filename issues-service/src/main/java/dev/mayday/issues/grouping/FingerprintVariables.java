package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.frames.FrameNormalizer;
import dev.mayday.issues.grouping.text.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts in what the event says for `{{ name }}`, at most 256 characters each; what it does not say
/// becomes `<no-name>`. Frames are those of the outermost exception, nearest the crash, the
/// program's own first.
final class FingerprintVariables {

    private static final int LONGEST = 256;

    private final NormalisedEvent event;
    private final Map<String, String> known = new HashMap<>();

    FingerprintVariables(NormalisedEvent event) {
        this.event = event;
    }

    String resolve(String value) {
        var out = new StringBuilder(value.length());
        int at = 0;
        for (int open = value.indexOf("{{"); open >= 0; open = value.indexOf("{{", at)) {
            int close = value.indexOf("}}", open);
            if (close < 0) break;
            var written = value.substring(open, close + 2);
            out.append(value, at, open).append(known.computeIfAbsent(written, this::variable));
            at = close + 2;
        }
        return out.append(value, at, value.length()).toString();
    }

    /// @param written with its braces
    private String variable(String written) {
        var name = written.substring(2, written.length() - 2).strip();
        var value = ofEvent(name);
        if (value == null) value = ofFrame(name);
        return value == null ? written : cut(value);
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST) return value;
        int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return value.substring(0, end);
    }

    private @Nullable String ofEvent(String name) {
        if (name.startsWith("tags.")) return tag(name.substring(5));
        var origin = event.origin();
        return switch (name) {
            case "transaction" -> orNo("transaction", origin.transaction());
            case "level" -> event.level().wire();
            case "logger" -> orNo("logger", origin.logger());
            case "message" -> orNo("message", normalized(message()));
            case "raw_message" -> orNo("message", message());
            case "type", "error.type" -> orNo("type", thrown() == null ? null : thrown().type());
            case "value", "error.value" -> orNo("value", normalized(value()));
            case "raw_value", "error.raw_value" -> orNo("value", value());
            case "release" -> orNo("release", origin.release());
            default -> null;
        };
    }

    private @Nullable String ofFrame(String name) {
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
            default -> null;
        };
    }

    private String function(Frame frame) {
        return FrameNormalizer.shortFunction(frame, frame.platformIn(event.platform()));
    }

    private String tag(String name) {
        return event.tags().getOrDefault(name, "<no-value-for-tag-" + name + ">");
    }

    private static String orNo(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "<no-" + name + ">" : value;
    }

    private static @Nullable String normalized(@Nullable String text) {
        return text == null ? null : Messages.normalized(text);
    }

    private @Nullable ExceptionValue thrown() {
        return event.exceptions().isEmpty() ? null : event.exceptions().getLast();
    }

    private @Nullable String value() {
        var thrown = thrown();
        return thrown == null ? null : thrown.value();
    }

    private @Nullable String message() {
        return event.logentry() == null ? value() : event.logentry().formatted();
    }

    private @Nullable Frame crashFrame() {
        var frames = frames();
        for (var frame : frames.reversed()) if (Boolean.TRUE.equals(frame.inApp())) return frame;
        return frames.isEmpty() ? null : frames.getLast();
    }

    private List<Frame> frames() {
        for (var exception : event.exceptions().reversed()) {
            if (exception.stacktrace() != null) return exception.stacktrace().frames();
        }
        var bare = event.bareStack();
        return bare == null ? List.of() : bare.frames();
    }
}
