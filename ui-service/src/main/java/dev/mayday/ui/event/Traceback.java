package dev.mayday.ui.event;

import dev.mayday.contracts.issues.ThrownException.Relation;
import dev.mayday.ui.event.Raised.Call;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an event threw, as its language prints it: what one would see in a terminal.
final class Traceback {

    private Traceback() {}

    static String of(List<Raised> raised, String platform) {
        return switch (platform) {
            case "python" -> python(raised);
            case "java" -> chain(raised, Traceback::java);
            case "javascript", "node" -> chain(raised, Traceback::javascript);
            case "csharp" -> chain(raised, Traceback::csharp);
            case "ruby" -> chain(raised, Traceback::ruby);
            case "php" -> chain(raised, Traceback::php);
            case "go" -> chain(raised, Traceback::go);
            default -> chain(raised, Traceback::plain);
        };
    }

    /// Causes first, each stack with its newest call last.
    private static String python(List<Raised> raised) {
        var text = new StringBuilder();
        for (var one : raised.reversed()) {
            if (!one.calls().isEmpty()) text.append("Traceback (most recent call last):\n");
            for (var call : one.calls().reversed()) {
                text.append("  File \"%s\"".formatted(call.path()));
                if (call.line() > 0) text.append(", line ").append(call.line());
                text.append(", in ").append(call.function()).append('\n');
                if (!call.source().isEmpty()) {
                    text.append("    ").append(call.source()).append('\n');
                }
            }
            text.append(said(one, qualified(one).replaceFirst("^builtins\\.", "")));
            text.append(pythonLink(one.relation()));
        }
        return text.toString();
    }

    private static String pythonLink(Relation relation) {
        return switch (relation) {
            case OUTERMOST -> "";
            case CAUSED_BY ->
                    "\nThe above exception was the direct cause of the following exception:\n\n";
            case WHILE_HANDLING, EARLIER ->
                    "\nDuring handling of the above exception, another exception occurred:\n\n";
            case SUPPRESSED, MEMBER, BESIDE ->
                    "\nThe above exception came with the following exception:\n\n";
        };
    }

    /// The one that was thrown last first, its causes under it.
    private static String chain(List<Raised> raised, Function<Raised, String> print) {
        return raised.stream().map(print).collect(Collectors.joining());
    }

    private static String java(Raised one) {
        var link =
                switch (one.relation()) {
                    case OUTERMOST -> "";
                    case SUPPRESSED -> "Suppressed: ";
                    case CAUSED_BY, WHILE_HANDLING, EARLIER, MEMBER, BESIDE -> "Caused by: ";
                };
        return link + said(one, qualified(one)) + lines(one, Traceback::javaCall);
    }

    private static String javaCall(Call call) {
        var file = call.file().equals(call.module()) ? "Unknown Source" : call.at(call.file());
        return "\tat %s(%s)".formatted(owned(call), file);
    }

    private static String javascript(Raised one) {
        var link = one.relation() == Relation.OUTERMOST ? "" : "[cause]: ";
        return link
                + said(one, one.type())
                + lines(
                        one,
                        call ->
                                call.function().equals("<unknown>")
                                        ? "    at " + call.at(call.path())
                                        : "    at %s (%s)"
                                                .formatted(call.function(), call.at(call.path())));
    }

    private static String csharp(Raised one) {
        var link = one.relation() == Relation.OUTERMOST ? "" : " ---> ";
        return link
                + said(one, qualified(one))
                + lines(
                        one,
                        call ->
                                call.line() == 0
                                        ? "   at " + owned(call)
                                        : "   at %s in %s:line %d"
                                                .formatted(owned(call), call.path(), call.line()));
    }

    private static String ruby(Raised one) {
        var calls = one.calls();
        if (calls.isEmpty()) return said(one, qualified(one));
        var first = rubyCall(calls.getFirst());
        var head = "%s: %s (%s)\n".formatted(first, one.value(), qualified(one));
        return head
                + calls.stream()
                        .skip(1)
                        .map(call -> "\tfrom " + rubyCall(call) + "\n")
                        .collect(Collectors.joining());
    }

    private static String rubyCall(Call call) {
        var line = call.line() == 0 ? "" : ":" + call.line();
        return "%s%s:in '%s'".formatted(call.path(), line, call.function());
    }

    private static String php(Raised one) {
        var link = one.relation() == Relation.OUTERMOST ? "PHP Fatal error:  Uncaught " : "\nNext ";
        var text = new StringBuilder(link).append(said(one, one.type())).append("Stack trace:\n");
        int number = 0;
        for (var call : one.calls()) {
            text.append("#%d %s".formatted(number++, call.path()));
            if (call.line() > 0) text.append("(%d)".formatted(call.line()));
            text.append(": ").append(call.function()).append("()\n");
        }
        return text.append("#%d {main}\n".formatted(number)).toString();
    }

    private static String go(Raised one) {
        var link = one.relation() == Relation.OUTERMOST ? "panic: " : "\t";
        return link
                + said(one, one.type())
                + lines(one, call -> "%s(...)\n\t%s".formatted(owned(call), call.at(call.path())));
    }

    private static String plain(Raised one) {
        var link = one.relation() == Relation.OUTERMOST ? "" : "Caused by: ";
        return link
                + said(one, qualified(one))
                + lines(
                        one,
                        call -> "    at %s (%s)".formatted(call.function(), call.at(call.path())));
    }

    private static String lines(Raised one, Function<Call, String> print) {
        return one.calls().stream()
                .map(call -> print.apply(call) + "\n")
                .collect(Collectors.joining());
    }

    /// "KeyError: 'business_finance'", or nothing where only a stack came.
    private static String said(Raised one, String type) {
        if (type.isEmpty() && one.value().isEmpty()) return "";
        if (type.isEmpty()) return one.value() + "\n";
        return one.value().isEmpty() ? type + "\n" : type + ": " + one.value() + "\n";
    }

    private static String qualified(Raised one) {
        return one.module().isEmpty() || one.type().startsWith(one.module() + ".")
                ? one.type()
                : one.module() + "." + one.type();
    }

    private static String owned(Call call) {
        return call.module().isEmpty() || call.function().startsWith(call.module() + ".")
                ? call.function()
                : call.module() + "." + call.function();
    }
}
