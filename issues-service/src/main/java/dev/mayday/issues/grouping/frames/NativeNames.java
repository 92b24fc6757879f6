package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Set;
import java.util.regex.Pattern;

/// C, C++, Rust, Swift and Objective-C: a symbol's name is global; a frame without one goes by its
/// library.
final class NativeNames {

    private static final Set<String> NAMELESS =
            Set.of("", "?", "<unknown>", "<redacted>", "<anonymous>");
    private static final Pattern COMPILER =
            Pattern.compile("\\.(?:cold|part|isra|constprop|lto_priv|llvm)(?:\\.\\d++)*+");
    private static final Pattern BLOCK = Pattern.compile("_block_invoke(?:_\\d++)?(?:\\.\\d++)?$");
    private static final Pattern BLOCK_MARK = Pattern.compile("^__\\d++(?=[-+]\\[)");
    private static final Pattern SWIFT_CLOSURE = Pattern.compile("closure #\\d++ in ");
    private static final Pattern CLOSURES = Pattern.compile("(?:::\\{closure\\})++");
    private static final Pattern LIBRARY_VERSION =
            Pattern.compile("[.-]\\d++(?:\\.\\d++)*+(?=\\.|$)");

    private NativeNames() {}

    /// @param trimmed what [NativeTrimming] made of the symbol
    static Name name(Frame frame, String trimmed) {
        var function = stable(trimmed);
        if (!NAMELESS.contains(function)) return Name.normal("", function);
        var library = FileNames.base(FileNames.bounded(frame.packageName()));
        return Name.normal(LIBRARY_VERSION.matcher(library).replaceAll(""), "");
    }

    private static String stable(String trimmed) {
        var name = trimmed;
        if (name.indexOf('.') >= 0) name = COMPILER.matcher(name).replaceAll("");
        if (name.startsWith("__")) name = BLOCK_MARK.matcher(name).replaceFirst("");
        if (name.contains("_block_invoke")) name = BLOCK.matcher(name).replaceFirst("");
        if (name.contains("closure #"))
            name = SWIFT_CLOSURE.matcher(name).replaceAll("closure in ");
        if (!name.contains("{closure}")) return name;
        return CLOSURES.matcher(name.replace("{{closure}}", "{closure}")).replaceAll("::{closure}");
    }
}
