package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.model.Frame;
import org.jspecify.annotations.Nullable;

/// Where it happened, in one phrase: `app.services.classifier in classify`.
final class Culprits {

    private Culprits() {}

    /// Empty when no stack says it, or when the SDK made the exception up.
    static String computed(Crash crash) {
        if (!crash.exceptions().isEmpty() && crash.exceptions().getLast().synthetic()) return "";
        var stack = crash.stack();
        if (stack == null) return "";
        String innermost = null;
        for (var frame : stack.frames().reversed()) {
            var text = text(frame, crash.platform());
            if (text.isEmpty()) continue;
            if (Boolean.TRUE.equals(frame.inApp())) return text;
            if (innermost == null) innermost = text;
        }
        return innermost == null ? "" : innermost;
    }

    private static String text(Frame frame, String eventPlatform) {
        var platform = frame.platform() == null ? eventPlatform : frame.platform();
        var place = frame.place();
        return switch (platform) {
            case "objc", "cocoa", "native" -> or(frame.function(), "?");
            case "javascript", "node" ->
                    place == null && frame.function() == null
                            ? ""
                            : or(frame.function(), "?") + in(place);
            default ->
                    place == null
                            ? or(frame.function(), "")
                            : place + " in " + or(frame.function(), "?");
        };
    }

    private static String in(@Nullable String place) {
        return place == null ? "" : "(" + place + ")";
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
