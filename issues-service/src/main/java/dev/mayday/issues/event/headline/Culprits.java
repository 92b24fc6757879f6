package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.model.Frame;
import org.jspecify.annotations.Nullable;

/// Where it happened, in one phrase: `app.services.classifier in classify`.
final class Culprits {

    private static final String NAMELESS = "?";

    private Culprits() {}

    /// Empty when no stack says it.
    static String computed(Crash crash) {
        if (crash.stack() == null) return "";
        String innermost = "";
        for (var frame : crash.stack().frames().reversed()) {
            var text = text(frame, frame.platformIn(crash.platform()));
            if (text.isEmpty()) continue;
            boolean named = !text.equals(NAMELESS);
            if (named && Boolean.TRUE.equals(frame.inApp())) return text;
            if (innermost.isEmpty() || (named && innermost.equals(NAMELESS))) innermost = text;
        }
        return innermost;
    }

    private static String text(Frame frame, String platform) {
        var place = frame.place();
        return switch (platform) {
            case "objc", "cocoa", "native" -> or(frame.function(), NAMELESS);
            case "javascript", "node" ->
                    place == null && frame.function() == null
                            ? ""
                            : or(frame.function(), NAMELESS) + in(place);
            default ->
                    place == null
                            ? or(frame.function(), "")
                            : place + " in " + or(frame.function(), NAMELESS);
        };
    }

    private static String in(@Nullable String place) {
        return place == null ? "" : "(" + place + ")";
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
