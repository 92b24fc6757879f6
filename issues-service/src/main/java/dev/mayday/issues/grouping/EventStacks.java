package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Stack;
import dev.mayday.issues.grouping.facts.ThreadStack;
import dev.mayday.issues.grouping.facts.Thrown;
import dev.mayday.issues.grouping.rules.RuleException;
import dev.mayday.issues.grouping.rules.StackRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All stacks of an event, classified.
final class EventStacks {

    private static final Stack NONE = new Stack(List.of());

    private final String platform;
    private final StackRules project;
    final List<ClassifiedStack> exceptions;
    final List<ClassifiedStack> threads;
    final ClassifiedStack own;

    EventStacks(GroupingInput input, StackRules project) {
        this.project = project;
        platform = input.circumstances().platformOrEmpty();
        exceptions = input.exceptions().stream().map(this::classified).toList();
        threads = input.threads().stream().map(this::classified).toList();
        own = classified(input.stack(), RuleException.NONE);
    }

    private ClassifiedStack classified(Thrown thrown) {
        var facts = new RuleException(thrown.type(), thrown.value(), thrown.mechanism().type());
        return classified(thrown.stack(), facts);
    }

    private ClassifiedStack classified(ThreadStack thread) {
        return classified(thread.stack(), RuleException.NONE);
    }

    private ClassifiedStack classified(@Nullable Stack stack, RuleException exception) {
        return new ClassifiedStack(stack == null ? NONE : stack, platform, exception, project);
    }

    FinalInApp inApp() {
        return new FinalInApp(
                exceptions.stream().map(ClassifiedStack::finalInApp).toList(),
                threads.stream().map(ClassifiedStack::finalInApp).toList(),
                own.finalInApp());
    }
}
