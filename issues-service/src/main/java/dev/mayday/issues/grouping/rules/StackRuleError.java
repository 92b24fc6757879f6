package dev.mayday.issues.grouping.rules;

/// A line that is no stack rule. The message is for the person who wrote it.
public final class StackRuleError extends RuntimeException {

    private final int line;

    StackRuleError(int line, String text, String because) {
        super("Line %d, \"%s\": %s".formatted(line, text, because));
        this.line = line;
    }

    public int line() {
        return line;
    }
}
