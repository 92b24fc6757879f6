package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.regex.Pattern;

/// Go: the scope is the package without a version; closures lose their numbers, generics their
/// arguments.
final class GoNames implements Namer {

    private static final Pattern VERSION = Pattern.compile("@v\\d[^/]*+");
    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("\\[[^\\]]*+\\]");
    private static final Pattern CLOSURE =
            Pattern.compile("(?:\\.func\\d++(?:\\.\\d++)*+|\\.gowrap\\d++|-fm$)++");

    @Override
    public Name name(Frame frame) {
        var module = FileNames.bounded(frame.module());
        if (module.indexOf('@') >= 0) module = VERSION.matcher(module).replaceAll("");
        var scope = module.isEmpty() ? FileNames.base(frame.file()) : module;
        return Name.normal(scope, function(FileNames.bounded(frame.function())));
    }

    private static String function(String written) {
        var bare =
                written.indexOf(']') < 0 ? written : TYPE_ARGUMENTS.matcher(written).replaceAll("");
        boolean closure =
                bare.contains(".func") || bare.contains(".gowrap") || bare.endsWith("-fm");
        return closure ? CLOSURE.matcher(bare).replaceAll(".func") : bare;
    }
}
