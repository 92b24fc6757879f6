package dev.mayday.issues.grouping.rules;

import dev.mayday.issues.event.model.Frame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A frame while rules judge it: what they compare, and what they have said so far. Its verdict
/// goes back into the model, once.
public final class JudgedFrame {

    private static final String UNKNOWN = "<unknown>";

    private final Frame frame;
    private final String platform;
    private final Family family;
    private final String shortName;
    private final String function;
    private @Nullable String path;
    private @Nullable String image;
    private @Nullable Boolean inApp;
    private @Nullable String category;

    /// @param platform of the frame, else of the event
    /// @param function the name without arguments and templates
    public JudgedFrame(Frame frame, String platform, @Nullable String function) {
        this.frame = frame;
        this.platform = platform;
        shortName = function == null ? "" : function;
        this.function = shortName.isEmpty() ? UNKNOWN : shortName;
        family = Family.of(platform);
        inApp = frame.inApp();
        category = frame.category();
    }

    /// As it came.
    public Frame frame() {
        return frame;
    }

    /// The name without arguments and templates; may be empty.
    public String shortName() {
        return shortName;
    }

    public String platform() {
        return platform;
    }

    public @Nullable Boolean inApp() {
        return inApp;
    }

    public void setInApp(boolean app) {
        inApp = app;
    }

    public Family family() {
        return family;
    }

    void setCategory(String name) {
        category = name;
    }

    @Nullable String category() {
        return category;
    }

    /// Without arguments and templates; `<unknown>` when it has no name.
    String function() {
        return function;
    }

    @Nullable String module() {
        return frame.module();
    }

    @Nullable String path() {
        if (path == null) {
            var sent = frame.absPath() != null ? frame.absPath() : frame.filename();
            if (sent != null) path = comparable(sent);
        }
        return path;
    }

    @Nullable String image() {
        if (image == null && frame.packageName() != null) image = comparable(frame.packageName());
        return image;
    }

    private static String comparable(String path) {
        return path.toLowerCase(Locale.ROOT).replace('\\', '/');
    }
}
