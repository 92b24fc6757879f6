package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.regex.Pattern;

/// .NET: state machines, lambdas and local functions are given back to the method that holds them.
final class DotNetNames implements Namer {

    private static final Pattern STATE_MACHINE = Pattern.compile("\\+?<(\\w++)>d(?:__\\d++)?");
    private static final Pattern LAMBDA = Pattern.compile("<(\\w++)>b__[\\d_]++");
    private static final Pattern LOCAL = Pattern.compile("<(\\w++)>g__(\\w++)\\|[\\d_]++");
    private static final Pattern CLOSURE_CLASS =
            Pattern.compile("[+.]?<>c(?:__DisplayClass[\\d_]++)?");
    private static final Pattern ARITY = Pattern.compile("`\\d++(?:\\[[^\\]]*+\\])?");
    private static final Pattern TYPE_ARGUMENTS = Pattern.compile("(?:<[^<>]*+>|\\[[^\\]]*+\\])$");

    @Override
    public Name name(Frame frame) {
        var type = FileNames.bounded(frame.module());
        var raw = frame.rawFunction() == null ? frame.function() : frame.rawFunction();
        var machine = STATE_MACHINE.matcher(type);
        boolean resumed = type.indexOf('<') >= 0 && machine.find();
        var method = method(resumed ? machine.group(1) : FileNames.bounded(raw));
        var scope = resumed ? type.substring(0, machine.start()) : type;
        boolean unknownMachine = !resumed && method.equals("MoveNext");
        return new Name(scope(scope), method, unknownMachine ? Kind.GENERATED : Kind.NORMAL);
    }

    private static String scope(String type) {
        var bare = type.indexOf('<') < 0 ? type : CLOSURE_CLASS.matcher(type).replaceAll("");
        return bare.indexOf('`') < 0 ? bare : ARITY.matcher(bare).replaceAll("");
    }

    private static String method(String written) {
        int arguments = written.indexOf('(');
        var bare = (arguments < 0 ? written : written.substring(0, arguments)).strip();
        bare = bare.substring(bare.lastIndexOf(' ') + 1);
        if (bare.indexOf('<') >= 0) {
            bare = LAMBDA.matcher(bare).replaceAll("$1.lambda");
            bare = LOCAL.matcher(bare).replaceAll("$1.$2");
        }
        if (bare.indexOf('`') >= 0) bare = ARITY.matcher(bare).replaceAll("");
        boolean generic = bare.endsWith(">") || bare.endsWith("]");
        return generic ? TYPE_ARGUMENTS.matcher(bare).replaceFirst("") : bare;
    }
}
