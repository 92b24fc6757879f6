package dev.mayday.issues.event.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;

/// Cutting lists without moving their rest once for every entry that goes.
public final class Lists {

    private Lists() {}

    public static void keepFirst(ArrayNode list, int count) {
        while (list.size() > count) list.remove(list.size() - 1);
    }

    /// @return how many went
    public static int keepLast(ArrayNode list, int count) {
        return removeRange(list, 0, list.size() - count);
    }

    /// @return how many went
    public static int removeRange(ArrayNode list, int from, int count) {
        if (count <= 0) return 0;
        var kept = new ArrayList<com.fasterxml.jackson.databind.JsonNode>(list.size() - count);
        for (int i = 0; i < list.size(); i++) {
            if (i < from || i >= from + count) kept.add(list.get(i));
        }
        list.removeAll();
        list.addAll(kept);
        return count;
    }

    /// The index that a key of `_meta` stands for, or −1.
    public static int index(String key) {
        if (key.isEmpty() || key.length() > 6) return -1;
        if (key.length() > 1 && key.charAt(0) == '0') return -1;
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') return -1;
        }
        return Integer.parseInt(key);
    }
}
