package dev.mayday.issues.ingestion.decide;

import dev.mayday.issues.search.Facts;
import java.util.HashMap;
import java.util.Map;

/// How much room an issue has for tags (semantics 11.3): 200 keys, 500 values a key; then
/// `(other)`. Knows per key how many values are kept.
public final class TagRoom {

    static final String OTHER = "(other)";

    /// Stands for the number of values of a key that is unique-like: none of them is kept.
    static final int FOLDED = -1;

    static final int MOST_VALUES = 500;
    private static final int MOST_KEYS = 200;

    private final Map<String, Integer> values;

    /// Keys that are no facts: of those there are as many as fields.
    private long tags;

    TagRoom(Map<String, Integer> values) {
        this.values = new HashMap<>(values);
        tags = values.keySet().stream().filter(key -> !Facts.isFact(key)).count();
    }

    /// False for keys beyond the limit: they are not counted at all.
    boolean takes(String key) {
        if (values.containsKey(key)) return true;
        boolean fact = Facts.isFact(key);
        if (!fact && tags >= MOST_KEYS) return false;
        if (!fact) tags++;
        values.put(key, 0);
        return true;
    }

    boolean isFolded(String key) {
        return count(key) == FOLDED;
    }

    /// Whether so many values surely fit, whether or not some of them are there already.
    boolean fits(String key, int more) {
        return count(key) + more <= MOST_VALUES;
    }

    /// How many new values may still come.
    int left(String key) {
        return isFolded(key) ? 0 : MOST_VALUES - count(key);
    }

    boolean isFull(String key) {
        return count(key) >= MOST_VALUES;
    }

    void grow(String key, int more) {
        values.merge(key, more, Integer::sum);
    }

    Map<String, Integer> values() {
        return Map.copyOf(values);
    }

    private int count(String key) {
        return values.getOrDefault(key, 0);
    }
}
