package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Ruby: the scope is the end of the path without versions of gems; labels of all versions are made
/// equal.
final class RubyNames implements Namer {

    private static final List<String> BLOCKS = List.of("block", "rescue", "ensure");
    private static final Pattern LEVELS = Pattern.compile(" \\(\\d++ levels\\) in ");
    /// The tail of a compiled view: `__123456_7890`.
    private static final Pattern VIEW = Pattern.compile("_++\\d++_\\d++$");
    private static final Pattern VERSION = Pattern.compile("-\\d++(?:\\.\\w++)++$");

    @Override
    public Name name(Frame frame) {
        var segments =
                FileNames.segments(FileNames.bounded(frame.file())).stream()
                        .map(
                                segment ->
                                        VERSION.matcher(segment)
                                                .replaceFirst("")
                                                .toLowerCase(Locale.ROOT))
                        .toList();
        var label = withoutBlocks(FileNames.bounded(frame.function()));
        return Name.normal(FileNames.tail(segments), function(label));
    }

    private static String function(String label) {
        if (label.equals("block") || label.startsWith("block (")) return "block";
        int part = Math.max(label.lastIndexOf('#'), label.lastIndexOf('.'));
        var bare = label.startsWith("<") ? label : label.substring(part + 1);
        int view = bare.indexOf("__");
        return view < 0 ? bare : VIEW.matcher(bare).replaceFirst("");
    }

    private static String withoutBlocks(String label) {
        var bare = label;
        for (int end = blockEnd(bare); end > 0; end = blockEnd(bare)) bare = bare.substring(end);
        return bare;
    }

    private static int blockEnd(String label) {
        for (var block : BLOCKS) {
            if (!label.startsWith(block)) continue;
            if (label.startsWith(" in ", block.length())) return block.length() + 4;
            var levels = LEVELS.matcher(label).region(block.length(), label.length());
            if (levels.lookingAt()) return levels.end();
        }
        return 0;
    }
}
