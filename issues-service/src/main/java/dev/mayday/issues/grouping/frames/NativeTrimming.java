package dev.mayday.issues.grouping.frames;

import java.util.regex.Pattern;

/// Cuts a native symbol down to its name: no arguments, return type, template arguments, hashes and
/// decoration.
final class NativeTrimming {

    private static final Pattern HEX_LAMBDA =
            Pattern.compile("\\blambda_[a-f0-9]{32}\\b|\\$_\\d++\\b");
    private static final Pattern MSVC_ANONYMOUS = Pattern.compile("\\?A0x[A-Fa-f0-9]{8}::");
    private static final Pattern RUST_HASH = Pattern.compile("::h[a-z0-9]{16}$");
    private static final Pattern GLIBC = Pattern.compile("@@?GLIBC_[0-9.]++$");
    private static final Pattern STDCALL = Pattern.compile("@\\d++$");

    private NativeTrimming() {}

    static String trim(String symbol, boolean swift) {
        if (symbol.equals("<redacted>") || symbol.equals("<unknown>")) return symbol;
        var bare = symbol.strip();
        boolean objective = bare.startsWith("[") || bare.startsWith("+[") || bare.startsWith("-[");
        if (objective || bare.isEmpty()) return bare;
        var name =
                bare.chars().anyMatch(c -> " <([&".indexOf(c) >= 0)
                        ? name(bare, swift)
                        : anonymous(bare);
        return withoutDecoration(lambdas(name));
    }

    /// The name of the object file's anonymous namespace changes with its content.
    private static String anonymous(String symbol) {
        return symbol.contains("?A0x")
                ? MSVC_ANONYMOUS.matcher(symbol).replaceAll("`anonymous namespace'::")
                : symbol;
    }

    private static String name(String symbol, boolean swift) {
        boolean thunk = symbol.contains("thunk for ");
        var bare = withoutQualifiers(Enclosed.clones(symbol).stripTrailing());
        bare = Protected.hide(anonymous(lambdas(bare)));
        bare = Enclosed.templates(Enclosed.arguments(bare));
        var function = Enclosed.functionToken(bare);
        if (function.isEmpty()) return symbol;
        if (swift && function.startsWith("@")) return thunk ? "thunk for closure" : "closure";
        return Protected.show(function);
    }

    private static String withoutQualifiers(String symbol) {
        var bare = symbol;
        while (true) {
            if (bare.endsWith("&")) bare = bare.substring(0, bare.length() - 1).stripTrailing();
            else if (bare.endsWith(" const") || bare.endsWith(")const")) {
                bare = bare.substring(0, bare.length() - 5).stripTrailing();
            } else return bare;
        }
    }

    /// Numbered and hashed lambdas of all compilers are `lambda`.
    private static String lambdas(String symbol) {
        var bare = symbol;
        for (int start = bare.indexOf("{lambda(");
                start >= 0;
                start = bare.indexOf("{lambda(", start + 1)) {
            int end = bare.indexOf(")#", start);
            int close = end < 0 ? -1 : bare.indexOf('}', end);
            if (close < 0) break;
            bare = bare.substring(0, start) + "lambda" + bare.substring(close + 1);
        }
        boolean marked = bare.contains("lambda_") || bare.contains("$_");
        return marked ? HEX_LAMBDA.matcher(bare).replaceAll("lambda") : bare;
    }

    private static String withoutDecoration(String name) {
        var bare = name.contains("::h") ? RUST_HASH.matcher(name).replaceFirst("") : name;
        if (bare.indexOf('@') < 0) return bare;
        bare = GLIBC.matcher(bare).replaceFirst("");
        var undecorated = STDCALL.matcher(bare).replaceFirst("");
        boolean fastcall = undecorated.length() < bare.length() && undecorated.startsWith("@");
        return fastcall ? undecorated.substring(1) : undecorated;
    }
}
