package dev.mayday.issues.event.model;

import dev.mayday.contracts.issues.ThrownException;
import dev.mayday.contracts.issues.ThrownException.Relation;
import dev.mayday.issues.event.model.ExceptionTree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The exceptions of an event in the order people read them, with how each belongs to another
/// ([ThrownException]). "Caused by" only where ids, a source or the convention of the platform say
/// so: elsewhere the list is the chain of causes, in Python it is also that of contexts.
public final class ReadingOrder {

    private final List<Node> nodes;
    private final List<ThrownException> order = new ArrayList<>();
    private final BitSet placed = new BitSet();
    private final Relation silent;

    private ReadingOrder(List<Node> nodes, Relation silent) {
        this.nodes = nodes;
        this.silent = silent;
    }

    /// @param platform of the event
    public static List<ThrownException> of(List<ExceptionValue> exceptions, String platform) {
        var silent = platform.equals("python") ? Relation.EARLIER : Relation.CAUSED_BY;
        var order = new ReadingOrder(ExceptionTree.nodes(exceptions), silent);
        ExceptionTree.of(order.nodes).ifPresentOrElse(order::tree, order::list);
        order.beside();
        return List.copyOf(order.order);
    }

    /// A node that waits for its turn under the one that holds it.
    private record Open(Node node, Relation relation, int depth, int of) {}

    private void tree(ExceptionTree tree) {
        var open = new ArrayDeque<Open>();
        open.push(new Open(tree.root(), Relation.OUTERMOST, 0, -1));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (placed.get(next.node().index())) continue;
            int here = place(next);
            var below = new ArrayList<Open>();
            for (var child : tree.children(next.node())) {
                var relation = relation(child.mechanism(), tree.group(next.node()));
                below.add(new Open(child, relation, next.depth() + indent(relation), here));
            }
            below.sort(Comparator.comparing((Open child) -> -indent(child.relation())));
            below.reversed().forEach(open::push);
        }
    }

    /// Each belongs to the one before it, except that suppressed ones and members hold nothing.
    private void list() {
        boolean group = false;
        int holder = -1;
        for (var node : nodes.reversed()) {
            var relation = holder < 0 ? Relation.OUTERMOST : inList(node.mechanism(), group);
            int depth = holder < 0 ? 0 : order.get(holder).depth() + indent(relation);
            int of = relation == Relation.BESIDE ? -1 : holder;
            int here = place(new Open(node, relation, depth, of));
            if (indent(relation) > 0) continue;
            holder = here;
            group = node.mechanism().group();
        }
    }

    /// What follows a group without saying how it got there may be its member or its cause.
    private Relation inList(Mechanism mechanism, boolean afterGroup) {
        boolean indexed = mechanism.source() != null && mechanism.source().endsWith("]");
        if (indexed) return Relation.MEMBER;
        boolean says = mechanism.source() != null || mechanism.suppressed();
        if (says) return relation(mechanism, false);
        return afterGroup ? Relation.BESIDE : silent;
    }

    private static Relation relation(Mechanism mechanism, boolean ofGroup) {
        if (mechanism.suppressed()) return Relation.SUPPRESSED;
        if (mechanism.contextual()) return Relation.WHILE_HANDLING;
        return ofGroup && ExceptionTree.member(mechanism) ? Relation.MEMBER : Relation.CAUSED_BY;
    }

    private static int indent(Relation relation) {
        return switch (relation) {
            case MEMBER, SUPPRESSED -> 1;
            case OUTERMOST, CAUSED_BY, WHILE_HANDLING, EARLIER, BESIDE -> 0;
        };
    }

    /// @return the position
    private int place(Open next) {
        placed.set(next.node().index());
        order.add(
                new ThrownException(next.node().index(), next.depth(), next.relation(), next.of()));
        return order.size() - 1;
    }

    /// Those that the ids lead nowhere.
    private void beside() {
        for (var node : nodes.reversed()) {
            if (!placed.get(node.index())) place(new Open(node, Relation.BESIDE, 0, -1));
        }
    }
}
