package dev.mayday.issues.grouping.rules;

import java.util.ArrayList;
import java.util.List;

/// Reads `[ caller ] | frame | [ callee ] actions`.
final class StackRuleParser {

    private final List<FrameTest> callers = new ArrayList<>();
    private final List<FrameTest> frames = new ArrayList<>();
    private final List<FrameTest> callees = new ArrayList<>();
    private final List<ExceptionTest> exceptions = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private List<FrameTest> current = frames;

    private StackRuleParser() {}

    static StackRule parse(String line) {
        return new StackRuleParser().read(line.strip());
    }

    private StackRule read(String line) {
        for (var token : RuleTokens.of(line)) token(token);
        if (frames.isEmpty() && exceptions.isEmpty())
            throw new IllegalArgumentException("names no frame");
        if (actions.isEmpty()) throw new IllegalArgumentException("has no action");
        return new StackRule(line, callers, frames, callees, exceptions, actions);
    }

    private void token(String token) {
        switch (token) {
            case "[" -> openNeighbor();
            case "]" -> current = frames;
            case "|" -> {}
            default -> {
                if (!flag(token) && !setting(token)) matcher(token);
            }
        }
    }

    private void openNeighbor() {
        current = frames.isEmpty() && exceptions.isEmpty() ? callers : callees;
        if (!current.isEmpty()) throw new IllegalArgumentException("names a neighbor twice");
    }

    private boolean flag(String token) {
        var reach =
                switch (token.charAt(0)) {
                    case '^' -> Action.Reach.NEARER_THE_CRASH;
                    case 'v' -> Action.Reach.FARTHER_AWAY;
                    default -> Action.Reach.THIS;
                };
        var flag = reach == Action.Reach.THIS ? token : token.substring(1);
        switch (flag) {
            case "+app", "-app" -> actions.add(new Action.App(reach, flag.charAt(0) == '+'));
            case "+group", "-group" -> actions.add(new Action.Group(reach, flag.charAt(0) == '+'));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean setting(String token) {
        int sign = token.indexOf('=');
        if (sign < 0) return false;
        var value = token.substring(sign + 1);
        switch (token.substring(0, sign)) {
            case "category" -> actions.add(new Action.Category(value));
            case "max-frames" -> actions.add(new Action.MaxFrames(number(value)));
            case "min-frames" -> actions.add(new Action.MinFrames(number(value)));
            case "invert-stacktrace" -> {
                if (number(value) == 1) actions.add(new Action.Invert());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(String value) {
        if (!value.matches("\\d{1,4}"))
            throw new IllegalArgumentException("needs a small number, not " + value);
        return Integer.parseInt(value);
    }

    private void matcher(String token) {
        int colon = token.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("has the unknown word " + token);
        boolean negated = token.startsWith("!");
        var key = token.substring(negated ? 1 : 0, colon);
        var value = unquoted(token.substring(colon + 1));
        switch (key) {
            case "error.type", "type" -> add(negated, ExceptionTest.type(value));
            case "error.value", "value" -> add(negated, ExceptionTest.value(value));
            case "error.mechanism", "mechanism" -> add(negated, ExceptionTest.mechanism(value));
            default -> add(negated, frameTest(key, value));
        }
    }

    private static FrameTest frameTest(String key, String value) {
        return switch (key) {
            case "family" -> FrameTest.family(value);
            case "app" -> FrameTest.app(value);
            case "function", "stack.function" -> FrameTest.function(value);
            case "module", "stack.module" -> FrameTest.module(value);
            case "path", "stack.abs_path" -> FrameTest.path(value);
            case "package", "stack.package" -> FrameTest.image(value);
            case "category" -> FrameTest.category(value);
            default -> throw new IllegalArgumentException("has the unknown matcher " + key);
        };
    }

    private void add(boolean negated, FrameTest test) {
        current.add(negated ? frame -> !test.holds(frame) : test);
    }

    private void add(boolean negated, ExceptionTest test) {
        exceptions.add(negated ? exception -> !test.holds(exception) : test);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
