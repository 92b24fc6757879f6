package dev.mayday.alerts.rules;

import dev.mayday.contracts.bus.IssueChange.Kind;
import java.util.Optional;

/// What a rule waits for (semantics 12.2). Written as text in rows and interfaces; the compiler
/// asks a new one for all that is said here, except for its words in [#KNOWN] and [#parse].
public sealed interface Condition {

    /// The first event of the issue in the environments of the rule.
    record IssueNew() implements Condition {}

    /// Seen again after it was resolved.
    record IssueRegressed() implements Condition {}

    /// What can be written, for who wrote something else.
    String KNOWN = "issue.new, issue.regressed";

    /// Empty when there is no such condition.
    static Optional<Condition> parse(String text) {
        return switch (text) {
            case "issue.new" -> Optional.of(new IssueNew());
            case "issue.regressed" -> Optional.of(new IssueRegressed());
            default -> Optional.empty();
        };
    }

    default String text() {
        return switch (this) {
            case IssueNew() -> "issue.new";
            case IssueRegressed() -> "issue.regressed";
        };
    }

    /// As people read it.
    default String sentence() {
        return switch (this) {
            case IssueNew() -> "When an error is seen for the first time";
            case IssueRegressed() -> "When a resolved issue is seen again";
        };
    }

    /// What several of them are called in "… and 412 more".
    default String plural() {
        return switch (this) {
            case IssueNew() -> "new issues";
            case IssueRegressed() -> "regressions";
        };
    }

    /// S2 for a rule in whose scope the change is: what happened, or empty when it is not this.
    default Optional<String> met(Facts facts, Rule rule) {
        var issue = facts.change().issue().shortId();
        return switch (this) {
            case IssueNew() ->
                    firstEvent(facts, rule).map(where -> "First event of " + issue + where);
            case IssueRegressed() ->
                    facts.is(Kind.REGRESSED)
                            ? Optional.of(issue + " was seen again after it was resolved.")
                            : Optional.empty();
        };
    }

    /// A rule that names environments takes the first event in any of them; one that names none
    /// takes the first event ever.
    private static Optional<String> firstEvent(Facts facts, Rule rule) {
        if (facts.is(Kind.OPENED)) {
            return Optional.of(".");
        }
        var isFirst =
                facts.is(Kind.FIRST_IN_ENVIRONMENT)
                        && facts.seenBefore().stream().noneMatch(rule::covers)
                        && !rule.settings().environments().isEmpty();
        return isFirst
                ? Optional.of(" in " + Rule.named(facts.environment()) + ".")
                : Optional.empty();
    }
}
