package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/// What a rule waits for (semantics 12.2). Each project has one rule per trigger; the number is its
/// id there.
public enum Trigger {
    ISSUE_NEW(1, "issue.new", "New issue") {
        @Override
        boolean atHand(Facts facts, AlertRule rule) {
            var kind = facts.change().kind();
            if (kind == Kind.OPENED) {
                return true;
            }
            var mayBeFirst = kind == Kind.SEEN || kind == Kind.REGRESSED;
            return mayBeFirst && facts.firstIn(rule);
        }
    },
    ISSUE_REGRESSED(2, "issue.regressed", "Regression") {
        @Override
        boolean atHand(Facts facts, AlertRule rule) {
            return facts.change().kind() == Kind.REGRESSED;
        }
    };

    private final long id;
    private final String text;
    private final String title;

    Trigger(long id, String text, String title) {
        this.id = id;
        this.text = text;
        this.title = title;
    }

    /// S2 for a rule in whose scope the change is.
    abstract boolean atHand(Facts facts, AlertRule rule);

    public long id() {
        return id;
    }

    public String text() {
        return text;
    }

    /// The rule's name as people read it.
    public String title() {
        return title;
    }

    public static Optional<Trigger> parse(String text) {
        return Stream.of(values()).filter(trigger -> trigger.text.equals(text)).findFirst();
    }
}
