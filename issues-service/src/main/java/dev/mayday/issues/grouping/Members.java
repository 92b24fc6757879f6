package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.ExceptionTree.Node;
import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import dev.mayday.issues.grouping.text.KeyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The distinct members of an exception group, in the order of their keys: how they were thrown
/// does not matter.
final class Members {

    private final TreeMap<String, Node> distinct = new TreeMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final IntFunction<ExceptionKey> keys;
    private final int most;

    Members(List<Node> members, IntFunction<ExceptionKey> keys, int most) {
        this.keys = keys;
        this.most = most;
        for (var member : members) {
            var equal =
                    distinct.putIfAbsent(KeyJson.write(keys.apply(member.index()).key()), member);
            if (equal != null) leaveOut(member, Reason.EQUAL_MEMBER);
        }
    }

    private void leaveOut(Node member, Reason reason) {
        leftOut.add(new LeftOut(new Place(member.index(), null), reason.code(), null));
    }

    boolean single() {
        return distinct.size() == 1;
    }

    Node first() {
        return distinct.firstEntry().getValue();
    }

    DefaultKey key(Node root) {
        var group = keys.apply(root.index());
        var type = group.type() == null ? "" : group.type();
        var entries = new ArrayList<KeyEntry>();
        entries.add(KeyEntry.of(new Place(root.index(), null), "group", "group", type));
        boolean strong = true;
        int taken = 0;
        for (var member : distinct.values()) {
            if (++taken > most) {
                leaveOut(member, Reason.BEYOND_K);
                continue;
            }
            var key = keys.apply(member.index());
            entries.addAll(key.entries());
            leftOut.addAll(key.leftOut());
            strong &= key.strong();
        }
        var full = new ArrayList<>(KeyEntry.key(entries));
        full.addAll(group.full());
        return new DefaultKey(entries, full, Evidence.GROUP, strong, first().index(), leftOut);
    }
}
