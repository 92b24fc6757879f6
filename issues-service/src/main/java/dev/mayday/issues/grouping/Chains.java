package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.ExceptionTree.Node;
import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The key of an event with exceptions (grouping 2.8): a chain goes by its innermost explicit
/// cause, a group by its
/// distinct members.
final class Chains {

    private static final int MOST_EXCEPTIONS = 50;
    private static final int OUTERMOST = 10;

    private final GroupingConfig config;
    private final IntFunction<ExceptionKey> keys;

    /// @param keys of the single exceptions, by index
    Chains(GroupingConfig config, IntFunction<ExceptionKey> keys) {
        this.config = config;
        this.keys = keys;
    }

    DefaultKey of(List<Thrown> exceptions) {
        var nodes = bounded(exceptions);
        var tree = ExceptionTree.of(nodes);
        if (tree.isEmpty()) return ofList(nodes);
        var members = tree.get().members();
        if (members.isEmpty()) return ofChain(tree.get().chain(tree.get().root()));
        var group = new Members(members, keys, config.limits().members());
        if (group.single()) return ofChain(tree.get().chain(group.first()));
        return group.key(tree.get().root());
    }

    private static List<Node> bounded(List<Thrown> exceptions) {
        int count = exceptions.size();
        return IntStream.range(0, count)
                .filter(
                        i ->
                                count <= MOST_EXCEPTIONS
                                        || i < MOST_EXCEPTIONS - OUTERMOST
                                        || i >= count - OUTERMOST)
                .mapToObj(i -> new Node(i, exceptions.get(i)))
                .toList();
    }

    private DefaultKey ofList(List<Node> nodes) {
        var chain =
                nodes.stream().filter(node -> !node.mechanism().suppressed()).toList().reversed();
        if (!chain.isEmpty()) return ofChain(chain);
        return new DefaultKey(List.of(), List.of(), Evidence.MESSAGE, false, null, List.of());
    }

    private DefaultKey ofChain(List<Node> chain) {
        return new Chain(chain).key();
    }

    /// One walk from the innermost exception outwards.
    private final class Chain {

        private final List<Node> explicit;
        private final @Nullable Node context;
        private final List<KeyEntry> entries = new ArrayList<>();
        private final List<List<String>> full = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<List<String>> used = new ArrayList<>();

        /// @param chain the outermost first
        Chain(List<Node> chain) {
            int cut = 1;
            while (cut < chain.size() && !chain.get(cut).contextual()) cut++;
            explicit = chain.subList(0, cut);
            context = cut < chain.size() ? chain.get(cut) : null;
        }

        DefaultKey key() {
            var primary = keys.apply(explicit.getLast().index());
            entries.addAll(primary.entries());
            full.addAll(primary.full());
            leftOut.addAll(primary.leftOut());
            primary.frames().forEach(frame -> used.add(function(frame)));
            var last = primary.type();
            for (var node : explicit.subList(0, explicit.size() - 1).reversed())
                last = outer(node, last);
            if (context != null) handled(context);
            return new DefaultKey(
                    entries,
                    full,
                    primary.evidence(),
                    primary.strong(),
                    primary.exception(),
                    leftOut);
        }

        /// @return the type that was said last
        private @Nullable String outer(Node node, @Nullable String last) {
            var key = keys.apply(node.index());
            full.addAll(key.full());
            var type = key.type() == null ? "" : key.type();
            if (config.lists().wrapper(type)) return leaveOut(node, Reason.WRAPPER_EXCEPTION, last);
            boolean repeated = type.equals(last == null ? "" : last);
            if (repeated && key.frames().isEmpty())
                return leaveOut(node, Reason.REPEATED_TYPE, last);
            var thrownFrom = newFunction(key);
            if (repeated && thrownFrom == null)
                return leaveOut(node, Reason.REPEATED_TYPE, key.type());
            entries.add(KeyEntry.of(new Place(node.index(), null), "wrapped in", "outer", type));
            if (thrownFrom != null) entries.add(thrownFrom);
            return key.type();
        }

        private @Nullable String leaveOut(Node node, Reason reason, @Nullable String last) {
            leftOut.add(new LeftOut(new Place(node.index(), null), reason.code(), null));
            return last;
        }

        /// Where an outer exception was thrown, unless the key names that function already.
        private @Nullable KeyEntry newFunction(ExceptionKey key) {
            if (key.evidence() != Evidence.APP || key.frames().isEmpty()) return null;
            var top = key.frames().getFirst();
            if (!top.values().getFirst().equals("f") || used.contains(function(top))) return null;
            used.add(function(top));
            return KeyEntry.of(
                    top.from(), "wrapped at", "of", top.values().get(1), top.values().get(2));
        }

        private static List<String> function(KeyEntry frame) {
            return frame.values().subList(1, 3);
        }

        private void handled(Node node) {
            var type = node.thrown().type();
            if (type == null || type.isEmpty()) return;
            entries.add(KeyEntry.of(new Place(node.index(), null), "while handling", "ctx", type));
            full.addAll(keys.apply(node.index()).full());
        }
    }
}
