package dev.mayday.issues.event.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The exceptions of an event as the tree that their ids describe. Every walk marks where it has
/// been, so cyclic ids end it.
public final class ExceptionTree {

    private static final Set<String> CHAIN = Set.of("__cause__", "__context__", "cause");

    /// @param index in the event
    public record Node(int index, ExceptionValue value) {

        public Mechanism mechanism() {
            return value.mechanism();
        }
    }

    private final Node root;
    private final Map<Long, List<Node>> children;

    private ExceptionTree(Node root, Map<Long, List<Node>> children) {
        this.root = root;
        this.children = children;
    }

    public static List<Node> nodes(List<ExceptionValue> exceptions) {
        return IntStream.range(0, exceptions.size())
                .mapToObj(i -> new Node(i, exceptions.get(i)))
                .toList();
    }

    /// Nothing when the ids are not complete: missing, repeated, or without the outermost.
    public static Optional<ExceptionTree> of(List<Node> nodes) {
        if (nodes.size() < 2) return Optional.empty();
        var byId = new HashMap<Long, Node>();
        for (var node : nodes) {
            var id = node.mechanism().id();
            if (id == null || byId.put(id, node) != null) return Optional.empty();
        }
        var root = byId.get(0L);
        return root == null
                ? Optional.empty()
                : Optional.of(new ExceptionTree(root, childrenOf(nodes)));
    }

    private static Map<Long, List<Node>> childrenOf(List<Node> nodes) {
        var children = new HashMap<Long, List<Node>>();
        for (var node : nodes.reversed()) {
            var parent = node.mechanism().parentId();
            boolean child = parent != null && !parent.equals(node.mechanism().id());
            if (child) children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node);
        }
        return children;
    }

    public Node root() {
        return root;
    }

    /// Those that name it as their parent, the outermost first.
    List<Node> children(Node node) {
        var id = node.mechanism().id();
        return id == null ? List.of() : children.getOrDefault(id, List.of());
    }

    /// Whether it holds members. Some SDKs call an exception a group only because it has suppressed
    /// ones; and a group of which no member was sent is none.
    public boolean group(Node node) {
        var inside = children(node);
        return node.mechanism().group()
                && inside.stream().noneMatch(child -> child.mechanism().suppressed())
                && inside.stream().anyMatch(child -> member(child.mechanism()));
    }

    /// Called a group, but nothing of it was sent.
    public boolean hollow(Node node) {
        return node.mechanism().group()
                && !group(node)
                && children(node).stream().noneMatch(child -> child.mechanism().suppressed());
    }

    /// The members of all groups below the root that are no groups themselves; none when the root
    /// is no group.
    public List<Node> members() {
        if (!group(root)) return List.of();
        var members = new ArrayList<Node>();
        var seen = new HashSet<Integer>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var node = open.pop();
            if (!seen.add(node.index())) continue;
            if (!group(node)) members.add(node);
            else
                children(node).reversed().stream()
                        .filter(child -> member(child.mechanism()))
                        .forEach(open::push);
        }
        return members;
    }

    /// A child of a group that is neither its cause nor what it was thrown while handling.
    static boolean member(Mechanism child) {
        var source = child.source();
        return source == null || !CHAIN.contains(source);
    }

    /// From a node along its causes to the innermost, the outermost first.
    public List<Node> chain(Node from) {
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
        @Nullable Node context = null;
        for (var child : children(node)) {
            if (child.mechanism().suppressed()) continue;
            if (!child.mechanism().contextual()) return child;
            if (context == null) context = child;
        }
        return context;
    }
}
