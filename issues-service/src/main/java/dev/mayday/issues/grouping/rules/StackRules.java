package dev.mayday.issues.grouping.rules;

import dev.mayday.issues.event.model.ExceptionValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules in their order.
public final class StackRules {

    public static final StackRules NONE = new StackRules(List.of());

    private final List<StackRule> classifying;
    private final List<StackRule> grouping;

    private StackRules(List<StackRule> rules) {
        classifying = rules.stream().filter(StackRule::classifies).toList();
        grouping = rules.stream().filter(StackRule::groups).toList();
    }

    /// Reads rules, one a line.
    ///
    /// @throws StackRuleError for the first line that is none
    public static StackRules parse(String text) {
        var rules = new ArrayList<StackRule>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("#"))
                rules.add(rule(number, line.strip()));
        }
        return new StackRules(rules);
    }

    private static StackRule rule(int number, String line) {
        try {
            return StackRuleParser.parse(line);
        } catch (IllegalArgumentException refused) {
            throw new StackRuleError(number, line, String.valueOf(refused.getMessage()));
        }
    }

    /// First pass: says which frames are the program's own, later rules seeing what earlier ones
    /// said.
    public void classify(List<JudgedFrame> stack, @Nullable ExceptionValue exception) {
        for (var rule : classifying) {
            rule.hits(stack, exception).stream().forEach(hit -> classify(stack, rule, hit));
        }
    }

    private static void classify(List<JudgedFrame> stack, StackRule rule, int hit) {
        for (var action : rule.actions()) {
            switch (action) {
                case Action.App(var reach, boolean on) -> {
                    int last = reach.last(hit, stack.size());
                    for (int i = reach.first(hit); i < last; i++) stack.get(i).setInApp(on);
                }
                case Action.Category(var name) -> stack.get(hit).setCategory(name);
                case Action.Group _, Action.MaxFrames _, Action.MinFrames _, Action.Invert _ -> {}
            }
        }
    }

    /// Second pass: says which frames may count; the last rule that speaks of a frame wins.
    public void contribute(
            List<JudgedFrame> stack, @Nullable ExceptionValue exception, Contribution so) {
        for (var rule : grouping) {
            var hits = rule.hits(stack, exception);
            for (int hit = hits.nextSetBit(0); hit >= 0; hit = hits.nextSetBit(hit + 1))
                so.apply(rule, hit);
        }
    }
}
