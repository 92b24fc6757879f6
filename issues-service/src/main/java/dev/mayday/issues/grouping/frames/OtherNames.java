package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Set;

/// Platforms without rules of their own; Dart and Elixir among them.
final class OtherNames implements Namer {

    private static final Set<String> NAMELESS =
            Set.of(
                    "?",
                    "<anonymous>",
                    "anonymous",
                    "(anonymous)",
                    "<unknown>",
                    "<redacted>",
                    "{anonymous}");
    private static final String ELIXIR = "anonymous fn/";

    @Override
    public Name name(Frame frame) {
        var scope = FileNames.bounded(frame.module());
        if (scope.isEmpty()) {
            var base = FileNames.base(FileNames.bounded(frame.file()));
            scope = FileNames.withoutExtension(base);
        }
        return Name.normal(scope, function(FileNames.bounded(frame.function())));
    }

    private static String function(String written) {
        int in = written.startsWith(ELIXIR) ? written.indexOf(" in ") : -1;
        var bare = in < 0 ? written : written.substring(in + 4);
        bare = bare.replace(".<anonymous closure>", ".closure").replace(".<fn>", ".closure");
        return NAMELESS.contains(bare) ? "" : bare;
    }
}
