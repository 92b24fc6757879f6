package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.facts.Mechanism;
import dev.mayday.issues.grouping.facts.Thrown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The exceptions of an event as the tree that their ids describe. Every walk marks where it has
/// been, so cyclic ids
/// end it.
final class ExceptionTree {

    private static final Set<String> CHAIN = Set.of("__cause__", "__context__");

    /// @param index in the event
    record Node(int index, Thrown thrown) {

        Mechanism mechanism() {
            return thrown.mechanism();
        }

        boolean contextual() {
            return "__context__".equals(mechanism().source());
        }
    }

    private final Node root;
    private final Map<Integer, List<Node>> children;

    private ExceptionTree(Node root, Map<Integer, List<Node>> children) {
        this.root = root;
        this.children = children;
    }

    /// Nothing when the ids are not complete: missing, repeated, or without the outermost.
    static Optional<ExceptionTree> of(List<Node> nodes) {
        var byId = new HashMap<Integer, Node>();
        for (var node : nodes) {
            var id = node.mechanism().exceptionId();
            if (id == null || byId.put(id, node) != null) return Optional.empty();
        }
        var root = byId.get(0);
        if (root == null || nodes.size() < 2) return Optional.empty();
        return Optional.of(new ExceptionTree(root, childrenOf(nodes)));
    }

    private static Map<Integer, List<Node>> childrenOf(List<Node> nodes) {
        var children = new HashMap<Integer, List<Node>>();
        for (var node : nodes.reversed()) {
            var parent = node.mechanism().parentId();
            boolean child = parent != null && !parent.equals(node.mechanism().exceptionId());
            if (child) children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node);
        }
        return children;
    }

    Node root() {
        return root;
    }

    private List<Node> children(Node node) {
        return children.getOrDefault(node.mechanism().exceptionId(), List.of());
    }

    /// Some SDKs call an exception a group only because it has suppressed ones; those never count.
    private boolean group(Node node) {
        return node.mechanism().group()
                && children(node).stream().noneMatch(child -> child.mechanism().suppressed());
    }

    /// The members of all groups below the root that are no groups themselves; none when there is
    /// no group.
    List<Node> members() {
        if (children.values().stream().flatMap(List::stream).noneMatch(this::group) && !group(root))
            return List.of();
        var members = new ArrayList<Node>();
        var seen = new HashSet<Integer>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var node = open.pop();
            if (!seen.add(node.index())) continue;
            if (!group(node)) members.add(node);
            else
                children(node).reversed().stream()
                        .filter(ExceptionTree::member)
                        .forEach(open::push);
        }
        return members;
    }

    private static boolean member(Node node) {
        var source = node.mechanism().source();
        return source == null || !CHAIN.contains(source);
    }

    /// From a node along its causes to the innermost, the outermost first.
    List<Node> chain(Node from) {
        var chain = new ArrayList<Node>();
        var seen = new HashSet<Integer>();
        @Nullable Node next = from;
        while (next != null && seen.add(next.index())) {
            chain.add(next);
            next = cause(next);
        }
        return chain;
    }

    private @Nullable Node cause(Node node) {
        var causes =
                children(node).stream().filter(child -> !child.mechanism().suppressed()).toList();
        var explicit = causes.stream().filter(child -> !child.contextual()).findFirst();
        return explicit.orElse(causes.isEmpty() ? null : causes.getFirst());
    }
}
