package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mayday.issues.Refused;
import dev.mayday.issues.ownership.OwnershipDesk;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.RuleText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ownership rules as the API shows them.
///
/// @param raw null when there are none
/// @param fallthrough never: an event that no rule matches has no owner
/// @param schema the same rules, read; null when there are none
/// @param autoAssignment in the words of the API
record OwnershipJson(
        @Nullable String raw,
        boolean fallthrough,
        @Nullable Instant dateCreated,
        @Nullable Instant lastUpdated,
        boolean isActive,
        String autoAssignment,
        boolean codeownersAutoSync,
        @Nullable Schema schema) {

    private static final String ASSIGN = "Auto Assign to Issue Owner";
    private static final String OFF = "Turn off Auto-Assignment";

    record Schema(@JsonProperty("$version") int version, List<Rule> rules) {}

    record Rule(Matcher matcher, List<Owner> owners) {}

    record Matcher(String type, String pattern) {}

    /// @param identifier as it is written in the rules
    record Owner(String identifier) {}

    static OwnershipJson of(OwnershipDesk.State state) {
        var rules = state.rules();
        boolean none = rules.revision() == 0;
        return new OwnershipJson(
                none ? null : rules.text(),
                false,
                none ? null : rules.at(),
                none ? null : rules.at(),
                true,
                state.switches().mode() == AssignMode.ASSIGN ? ASSIGN : OFF,
                false,
                none ? null : schema(rules.text()));
    }

    private static Schema schema(String text) {
        return new Schema(
                1, RuleText.read(text).rules().stream().map(OwnershipJson::rule).toList());
    }

    private static Rule rule(dev.mayday.issues.ownership.rules.Rule rule) {
        return new Rule(
                new Matcher(rule.type(), rule.pattern()),
                rule.owners().stream().map(owner -> new Owner(owner.text())).toList());
    }

    /// @return null when it is not given
    /// @throws Refused 400 for what cannot be carried out
    static @Nullable String mode(@Nullable String words) {
        if (words == null) return null;
        return switch (words) {
            case ASSIGN -> AssignMode.ASSIGN.wire();
            case OFF -> AssignMode.OFF.wire();
            default ->
                    throw Refused.invalid(
                            "autoAssignment: \"%s\" or \"%s\"".formatted(ASSIGN, OFF));
        };
    }
}
