package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The order in which people read the exceptions of an event: the outermost first, members of a
/// group below it with their own causes under them. Ids that make no tree are no ids (protocol
/// 5.4); every exception comes exactly once, whatever they say.
final class ErrorTree {

    /// How an exception belongs to the one above it.
    enum Relation {
        FIRST(""),
        CAUSE("caused by"),
        CONTEXT("while handling"),
        SUPPRESSED("suppressed"),
        MEMBER("in the group"),
        UNKNOWN("also thrown");

        final String words;

        Relation(String words) {
            this.words = words;
        }
    }

    /// @param depth 0 for the outermost and its chain of causes; members and suppressed ones stand
    /// one deeper
    record Placed(JsonNode exception, Relation relation, int depth) {}

    private static final Set<String> SUPPRESSED = Set.of("suppressed", "__suppressed__");
    private static final Pattern INDEXED = Pattern.compile("[^\\[]{1,100}\\[\\d{1,9}\\]");

    private final Map<Long, List<JsonNode>> children = new HashMap<>();
    private final Set<JsonNode> seen =
            java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private ErrorTree() {}

    /// @param values as sent, the innermost first
    static List<Placed> of(List<JsonNode> values) {
        var outermostFirst = values.reversed();
        return root(outermostFirst)
                .map(root -> new ErrorTree().walk(root, outermostFirst))
                .orElseGet(() -> plain(outermostFirst));
    }

    /// Nothing unless all have ids, all different, and the outermost is among them.
    private static Optional<JsonNode> root(List<JsonNode> exceptions) {
        var ids = new LinkedHashSet<Long>();
        for (var exception : exceptions) {
            var id = mechanism(exception).path("exception_id");
            if (!id.isIntegralNumber() || !ids.add(id.asLong())) return Optional.empty();
        }
        return exceptions.stream().filter(exception -> id(exception) == 0).findFirst();
    }

    private static List<Placed> plain(List<JsonNode> exceptions) {
        boolean grouped = exceptions.stream().anyMatch(ErrorTree::isGroup);
        var placed = new ArrayList<Placed>();
        for (var exception : exceptions) {
            var relation = relation(exception, false);
            if (placed.isEmpty()) relation = Relation.FIRST;
            else if (grouped && source(exception).isEmpty()) relation = Relation.UNKNOWN;
            placed.add(new Placed(exception, relation, 0));
        }
        return placed;
    }

    private List<Placed> walk(JsonNode root, List<JsonNode> exceptions) {
        for (var exception : exceptions) {
            var parent = mechanism(exception).path("parent_id");
            if (parent.isIntegralNumber() && parent.asLong() != id(exception)) {
                children.computeIfAbsent(parent.asLong(), _ -> new ArrayList<>()).add(exception);
            }
        }
        var placed = new ArrayList<Placed>();
        below(new Placed(root, Relation.FIRST, 0), placed);
        for (var exception : exceptions) {
            if (!seen.contains(exception))
                below(new Placed(exception, Relation.UNKNOWN, 0), placed);
        }
        return placed;
    }

    private void below(Placed top, List<Placed> placed) {
        Deque<Placed> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (!seen.add(next.exception())) continue;
            placed.add(next);
            pushChildren(next, open);
        }
    }

    /// The chain of causes goes on below what hangs on the exception itself.
    private void pushChildren(Placed parent, Deque<Placed> open) {
        boolean group = isGroup(parent.exception());
        var chain = new ArrayList<Placed>();
        var hanging = new ArrayList<Placed>();
        for (var child : children.getOrDefault(id(parent.exception()), List.of())) {
            var relation = relation(child, group);
            switch (relation) {
                case CAUSE, CONTEXT, FIRST, UNKNOWN ->
                        chain.add(new Placed(child, relation, parent.depth()));
                case MEMBER, SUPPRESSED ->
                        hanging.add(new Placed(child, relation, parent.depth() + 1));
            }
        }
        chain.reversed().forEach(open::push);
        hanging.reversed().forEach(open::push);
    }

    /// @param inGroup whether what it hangs on holds members
    private static Relation relation(JsonNode exception, boolean inGroup) {
        var source = source(exception);
        if (SUPPRESSED.contains(source)
                || SUPPRESSED.contains(Json.text(mechanism(exception), "type"))) {
            return Relation.SUPPRESSED;
        }
        if (source.equals("__context__")) return Relation.CONTEXT;
        if (source.equals("__cause__") || source.equals("cause")) return Relation.CAUSE;
        return inGroup || INDEXED.matcher(source).matches() ? Relation.MEMBER : Relation.CAUSE;
    }

    private static boolean isGroup(JsonNode exception) {
        return mechanism(exception).path("is_exception_group").asBoolean(false);
    }

    private static String source(JsonNode exception) {
        return Json.text(mechanism(exception), "source");
    }

    private static long id(JsonNode exception) {
        return mechanism(exception).path("exception_id").asLong(-1);
    }

    private static JsonNode mechanism(JsonNode exception) {
        return exception.path("mechanism");
    }
}
