package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionTree;
import dev.mayday.issues.event.model.ExceptionTree.Node;
import dev.mayday.issues.event.model.ExceptionValue;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/// The key of an event with exceptions (grouping 2.8): a chain goes by its innermost explicit cause
/// that has a stack, a group by its distinct members.
///
/// @param keys of the single exceptions, by index
/// @param skeleton of what an exception says
record Chains(
        GroupingConfig config, IntFunction<ExceptionKey> keys, Function<String, String> skeleton) {

    DefaultKey of(List<ExceptionValue> exceptions) {
        var nodes = ExceptionTree.nodes(exceptions);
        var tree = ExceptionTree.of(nodes);
        return tree.isEmpty() ? ofList(nodes) : ofTree(tree.get());
    }

    private DefaultKey ofTree(ExceptionTree tree) {
        var members = tree.members();
        if (members.isEmpty()) return ofChain(without(tree::hollow, tree.chain(tree.root())));
        var group = new Members(members, keys, config.limits().members());
        if (group.single()) return ofChain(without(tree::hollow, tree.chain(group.first())));
        return group.key(tree.root());
    }

    private DefaultKey ofList(List<Node> nodes) {
        var chain =
                nodes.stream().filter(node -> !node.mechanism().suppressed()).toList().reversed();
        if (!chain.isEmpty()) return ofChain(without(node -> node.mechanism().group(), chain));
        return new DefaultKey(List.of(), List.of(), Evidence.MESSAGE, false, null, List.of());
    }

    /// A group of which no member was sent is not there, unless nothing else is.
    private static List<Node> without(Predicate<Node> hollow, List<Node> chain) {
        var kept = chain.stream().filter(hollow.negate()).toList();
        return kept.isEmpty() ? chain : kept;
    }

    private DefaultKey ofChain(List<Node> chain) {
        return new ChainKey(config, keys, skeleton, chain).key();
    }
}
