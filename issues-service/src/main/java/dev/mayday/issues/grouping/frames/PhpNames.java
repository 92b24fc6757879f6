package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Locale;

/// PHP: the scope is the module or the end of the path; closures and anonymous classes of all
/// versions are equal.
final class PhpNames implements Namer {

    private static final String ANONYMOUS = "class@anonymous";

    @Override
    public Name name(Frame frame) {
        var scope = FileNames.bounded(frame.module());
        if (scope.isEmpty()) {
            var segments = FileNames.segments(FileNames.bounded(frame.file()));
            scope = FileNames.tail(segments).toLowerCase(Locale.ROOT);
        }
        return Name.normal(scope, function(FileNames.bounded(frame.function())));
    }

    private static String function(String written) {
        if (written.contains("{closure}") || written.contains("{closure:")) return "{closure}";
        if (written.startsWith(ANONYMOUS) || written.startsWith("[Anonymous")) {
            int method = written.lastIndexOf("::");
            return method < 0 ? "" : ANONYMOUS + written.substring(method);
        }
        return written.substring(written.lastIndexOf('\\') + 1);
    }
}
