package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.Set;

/// JavaScript in browsers and on servers: the scope is the end of the path, the function its last
/// name.
///
/// @param minified names may be shortened by the build
record ScriptNames(boolean minified) implements Namer {

    private static final Set<String> HELPERS =
            Set.of(
                    "asyncGeneratorStep",
                    "_asyncToGenerator",
                    "_next",
                    "__awaiter",
                    "fulfilled",
                    "rejected",
                    "step",
                    "_callee$",
                    "tryCatch",
                    "Generator.next",
                    "sentryWrapped",
                    "sentryWrapper",
                    "wrapped",
                    "processTicksAndRejections",
                    "runMicrotasks",
                    "queueMicrotask",
                    "runNextTicks",
                    "nextTick",
                    "__webpack_require__",
                    "webpackJsonpCallback",
                    "invokeTask",
                    "runTask",
                    "onInvokeTask",
                    "_callSuper",
                    "new Promise",
                    "invokeGuardedCallbackDev");
    private static final Set<String> NAMELESS =
            Set.of(
                    "?",
                    "<anonymous>",
                    "<anonymous function>",
                    "Anonymous function",
                    "anonymous",
                    "(anonymous)",
                    "<unknown>",
                    "<redacted>",
                    "eval",
                    "{anonymous}");
    private static final Set<String> SHORT_WORDS =
            Set.of("go", "on", "ok", "fn", "cb", "id", "up", "do", "is", "to", "run");
    private static final Set<String> ENGINE =
            Set.of("[native code]", "native code", "eval code", "<anonymous>", "native");
    private static final Set<String> POLYFILLS =
            Set.of("tslib", "regenerator-runtime", "core-js", "zone.js");

    @Override
    public Name name(Frame frame) {
        var written = FileNames.bounded(frame.function());
        var bare = withoutPrefixes(withoutAlias(written));
        var scope = ScriptScopes.of(frame);
        return new Name(scope, function(bare, frame), kind(frame, written, bare, scope));
    }

    private static String withoutPrefixes(String function) {
        var bare = function;
        while (true) {
            if (bare.startsWith("async ")) bare = bare.substring(6);
            else if (bare.startsWith("bound ")) bare = bare.substring(6);
            else if (bare.startsWith("new ")) bare = bare.substring(4);
            else return bare;
        }
    }

    /// `run [as handler]` is `run`.
    private static String withoutAlias(String function) {
        int alias = function.endsWith("]") ? function.lastIndexOf("[as ") : -1;
        return alias < 0 ? function : function.substring(0, alias).stripTrailing();
    }

    private String function(String bare, Frame frame) {
        boolean guessed =
                frame.sourceMapped() && frame.contextLine() != null && !frame.symbolicated();
        if (guessed || bare.endsWith("/<")) return "";
        var dotted = bare.substring(bare.lastIndexOf('.') + 1);
        var last = dotted.substring(dotted.lastIndexOf('/') + 1);
        return nameless(last) || (minified && !frame.sourceMapped() && shortened(last)) ? "" : last;
    }

    private static boolean nameless(String name) {
        return NAMELESS.contains(name)
                || name.startsWith("<anonymous")
                || name.chars().allMatch(Character::isDigit);
    }

    /// One or two letters, perhaps with a digit, that are no word.
    private static boolean shortened(String name) {
        int letters = name.length();
        if (letters > 1 && Character.isDigit(name.charAt(letters - 1))) letters--;
        if (letters > 2 || SHORT_WORDS.contains(name)) return false;
        return name.chars()
                .limit(letters)
                .allMatch(c -> Character.isLetter(c) || c == '_' || c == '$');
    }

    private static Kind kind(Frame frame, String written, String bare, String scope) {
        var file = frame.file();
        if (engine(frame, written)
                || file.startsWith("node:internal/")
                || file.startsWith("internal/")) {
            return Kind.ENGINE;
        }
        var source = frame.module() == null ? file : frame.module();
        int slash = scope.indexOf('/');
        boolean polyfill = POLYFILLS.contains(slash < 0 ? scope : scope.substring(0, slash));
        boolean helper = HELPERS.contains(bare) || HELPERS.contains(written);
        return polyfill || helper || source.contains("@babel/runtime") ? Kind.HELPER : Kind.NORMAL;
    }

    private static boolean engine(Frame frame, String written) {
        var base = FileNames.base(FileNames.bounded(frame.file()));
        return (frame.absPath() != null && ENGINE.contains(frame.absPath()))
                || base.equals("[native code]")
                || base.equals("<anonymous>")
                || written.equals("eval");
    }
}
