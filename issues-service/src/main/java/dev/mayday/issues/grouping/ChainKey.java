package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionTree.Node;
import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One walk along a chain: the primary exception, its causes that have no stack, and then outwards.
final class ChainKey {

    private final GroupingConfig config;
    private final IntFunction<ExceptionKey> keys;
    private final Function<String, String> skeleton;
    private final List<Node> explicit;
    private final @Nullable Node context;
    private final List<KeyEntry> entries = new ArrayList<>();
    private final List<List<String>> full = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<List<String>> used = new ArrayList<>();

    /// @param chain the outermost first
    ChainKey(
            GroupingConfig config,
            IntFunction<ExceptionKey> keys,
            Function<String, String> skeleton,
            List<Node> chain) {
        this.config = config;
        this.keys = keys;
        this.skeleton = skeleton;
        int cut = 1;
        while (cut < chain.size() && !chain.get(cut).mechanism().contextual()) cut++;
        explicit = chain.subList(0, cut);
        context = cut < chain.size() ? chain.get(cut) : null;
    }

    DefaultKey key() {
        int decides = primary();
        var primary = keys.apply(explicit.get(decides).index());
        entries.addAll(primary.entries());
        full.addAll(primary.full());
        leftOut.addAll(primary.leftOut());
        primary.frames().forEach(frame -> used.add(function(frame)));
        for (var node : explicit.subList(decides + 1, explicit.size()))
            cause(node, primary.strong());
        var last = primary.type();
        for (var node : explicit.subList(0, decides).reversed()) last = outer(node, last);
        if (context != null) handled(context);
        return new DefaultKey(
                entries, full, primary.evidence(), primary.strong(), primary.exception(), leftOut);
    }

    /// The innermost that has a place; without any place, the innermost.
    private int primary() {
        for (int i = explicit.size() - 1; i >= 0; i--) {
            if (!keys.apply(explicit.get(i).index()).frames().isEmpty()) return i;
        }
        return explicit.size() - 1;
    }

    /// A cause without a place does not decide. What it says counts only where the place that
    /// decides says little.
    private void cause(Node node, boolean strong) {
        var type = node.value().realType();
        var place = new Place(node.index(), null);
        if (type != null && !config.lists().wrapper(type)) {
            entries.add(KeyEntry.of(place, "caused by", "cause", type));
            full.add(List.of("cause", type));
        }
        var value = node.value().value();
        if (strong || value == null) return;
        var said = skeleton.apply(value);
        if (!said.isEmpty()) entries.add(KeyEntry.of(place, "message", "msg", said));
    }

    /// @return the type that was said last
    private @Nullable String outer(Node node, @Nullable String last) {
        var key = keys.apply(node.index());
        full.addAll(key.full());
        var type = key.type() == null ? "" : key.type();
        if (config.lists().wrapper(type)) return leaveOut(node, Reason.WRAPPER_EXCEPTION, last);
        boolean repeated = type.equals(last == null ? "" : last);
        if (repeated && key.frames().isEmpty()) return leaveOut(node, Reason.REPEATED_TYPE, last);
        var thrownFrom = newFunction(key);
        if (repeated && thrownFrom == null) return leaveOut(node, Reason.REPEATED_TYPE, key.type());
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
        var type = node.value().type();
        if (type == null || type.isEmpty()) return;
        entries.add(KeyEntry.of(new Place(node.index(), null), "while handling", "ctx", type));
        full.addAll(keys.apply(node.index()).full());
    }
}
