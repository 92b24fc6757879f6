package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.glob.StepGlob;
import org.jspecify.annotations.Nullable;

/// What a rule asks of an event (semantics 9.1).
sealed interface Matcher {

    /// @param glob in lower case
    record Path(StepGlob glob) implements Matcher {}

    /// @param glob in lower case
    record Module(StepGlob glob) implements Matcher {}

    /// @param glob in lower case
    record Url(StepGlob glob) implements Matcher {}

    record Tag(String key, StepGlob glob) implements Matcher {}

    record Code(CodePattern pattern) implements Matcher {}

    /// Where it matched.
    ///
    /// @param frame its number; [#BESIDE] when it is none
    /// @param text what it matched, hostile
    record Hit(int frame, String text) {

        /// Of a URL or a tag: behind all frames.
        static final int BESIDE = Integer.MAX_VALUE;
    }

    /// The first frame that it matches, or what beside frames; null when nothing does.
    default @Nullable Hit find(OwnedEvent event, boolean inAppOnly, Effort effort) {
        return switch (this) {
            case Path path -> path(event, path.glob, inAppOnly, effort);
            case Module module -> module(event, module.glob, inAppOnly, effort);
            case Code code -> code(event, code.pattern, effort);
            case Url url -> beside(event.url(), url.glob, effort);
            case Tag tag -> beside(event.tag(tag.key), tag.glob, effort);
        };
    }

    private static @Nullable Hit path(
            OwnedEvent event, StepGlob glob, boolean inAppOnly, Effort effort) {
        for (var frame : event.frames()) {
            if (inAppOnly && !frame.inApp()) continue;
            for (int i = 0; i < frame.paths().size(); i++) {
                if (glob.matches(frame.lowerPaths().get(i), effort))
                    return new Hit(frame.number(), frame.paths().get(i));
            }
        }
        return null;
    }

    private static @Nullable Hit module(
            OwnedEvent event, StepGlob glob, boolean inAppOnly, Effort effort) {
        for (var frame : event.frames()) {
            if (inAppOnly && !frame.inApp() || frame.module().isEmpty()) continue;
            if (glob.matches(frame.module(), effort))
                return new Hit(frame.number(), frame.module());
        }
        return null;
    }

    private static @Nullable Hit code(OwnedEvent event, CodePattern pattern, Effort effort) {
        for (var frame : event.frames()) {
            if (!frame.inApp()) continue;
            for (var path : frame.paths()) {
                if (pattern.matches(CodePattern.trimmed(path), effort))
                    return new Hit(frame.number(), path);
            }
        }
        return null;
    }

    private static @Nullable Hit beside(@Nullable String value, StepGlob glob, Effort effort) {
        if (value == null || value.isEmpty() || !glob.matches(value, effort)) return null;
        return new Hit(Hit.BESIDE, value);
    }
}
