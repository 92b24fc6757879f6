package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.grouping.rules.Family;
import java.util.Map;

/// Makes frames comparable, each by the rules of its platform.
public final class FrameNormalizer {

    private static final Map<String, Namer> NAMERS =
            Map.of(
                    "java", new JavaNames(),
                    "python", new PythonNames(),
                    "ruby", new RubyNames(),
                    "php", new PhpNames(),
                    "go", new GoNames(),
                    "csharp", new DotNetNames(),
                    "javascript", new ScriptNames(true),
                    "node", new ScriptNames(false));
    private static final Namer OTHERS = new OtherNames();

    private FrameNormalizer() {}

    /// @param platform of the frame, else of the event
    /// @param shortName what [#shortFunction] made of it
    public static NormalFrame normalize(Frame frame, String platform, String shortName) {
        var name = name(frame, platform, shortName);
        var file = FileNames.base(FileNames.bounded(frame.file()));
        return new NormalFrame(
                name.scope(), name.function(), SourceLines.of(frame, platform), name.kind(), file);
    }

    private static Name name(Frame frame, String platform, String shortName) {
        if (Family.of(platform) != Family.NATIVE)
            return NAMERS.getOrDefault(platform, OTHERS).name(frame);
        var raw = frame.rawFunction();
        return NativeNames.name(
                frame,
                raw == null
                        ? shortName
                        : NativeTrimming.trim(FileNames.bounded(raw), apple(platform)));
    }

    private static boolean apple(String platform) {
        return platform.equals("cocoa") || platform.equals("swift");
    }

    /// The function's name without arguments, templates and decoration, where the platform sends
    /// them.
    public static String shortFunction(Frame frame, String platform) {
        var function = FileNames.bounded(frame.function());
        if (Family.of(platform) == Family.NATIVE)
            return NativeTrimming.trim(function, apple(platform));
        int arguments = platform.equals("csharp") ? function.indexOf(" (") : -1;
        return arguments < 0 ? function : function.substring(0, arguments);
    }
}
