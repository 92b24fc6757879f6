package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Mechanism;
import dev.mayday.issues.grouping.facts.ThreadStack;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The built-in algorithm: exceptions, else a thread or the event's own stack, else what an event
/// without a stack says.
final class DefaultKeys {

    private final GroupingInput input;
    private final EventStacks stacks;
    private final ExceptionKeys keys;
    private final Chains chains;
    private final @Nullable ExceptionKey[] known;

    DefaultKeys(GroupingInput input, EventStacks stacks, GroupingConfig config) {
        this.input = input;
        this.stacks = stacks;
        keys = new ExceptionKeys(config, input.circumstances().platformOrEmpty());
        chains = new Chains(config, this::exception);
        known = new ExceptionKey[input.exceptions().size()];
    }

    DefaultKey key() {
        var thrown = chains.of(input.exceptions());
        return thrown.empty()
                ? thread().or(this::ownStack).orElseGet(() -> PlainKeys.of(input))
                : thrown;
    }

    /// The key of one exception; made once.
    private ExceptionKey exception(int index) {
        var key = known[index];
        if (key == null) {
            var stack = StackReader.read(stacks.exceptions.get(index));
            key = keys.of(input.exceptions().get(index), stack, index);
            known[index] = key;
        }
        return key;
    }

    private Optional<DefaultKey> thread() {
        var index = deciding(input.threads());
        return index.isEmpty() ? Optional.empty() : bare(stacks.threads.get(index.getAsInt()));
    }

    /// The first crashed thread, else the first current one, else the only one.
    private static OptionalInt deciding(List<ThreadStack> threads) {
        var crashed = first(threads, ThreadStack::crashed);
        if (crashed.isPresent()) return crashed;
        var current = first(threads, ThreadStack::current);
        if (current.isPresent()) return current;
        return threads.size() == 1 ? first(threads, _ -> true) : OptionalInt.empty();
    }

    private static OptionalInt first(List<ThreadStack> threads, Predicate<ThreadStack> kind) {
        return IntStream.range(0, threads.size())
                .filter(i -> kind.test(threads.get(i)) && threads.get(i).stack() != null)
                .findFirst();
    }

    private Optional<DefaultKey> ownStack() {
        return input.stack() == null ? Optional.empty() : bare(stacks.own);
    }

    /// A stack without an exception says what the log message says.
    private Optional<DefaultKey> bare(ClassifiedStack stack) {
        var text = input.message() == null ? null : input.message().templateOrText();
        var key =
                keys.of(
                        new Thrown(null, text, null, Mechanism.NONE, null),
                        StackReader.read(stack),
                        null);
        if (key.frames().isEmpty()) return Optional.empty();
        var entries = new ArrayList<KeyEntry>();
        entries.add(KeyEntry.of("stack of a thread", "thread"));
        entries.addAll(key.entries());
        return Optional.of(
                new DefaultKey(
                        entries, key.full(), key.evidence(), key.strong(), null, key.leftOut()));
    }
}
