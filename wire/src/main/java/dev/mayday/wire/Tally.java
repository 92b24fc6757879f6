package dev.mayday.wire;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the items of one envelope against the limits.
final class Tally {

    private final Limits limits;
    private final Map<ItemFamily, long[]> used = new EnumMap<>(ItemFamily.class);
    private ItemFamily family = ItemFamily.UNKNOWN;
    private String type = "";
    private long size;

    Tally(Limits limits) {
        this.limits = limits;
    }

    /// The next item begins; null when there may be one more of its family.
    Framing.@Nullable TooLarge begin(String itemType) {
        type = itemType;
        family = ItemFamily.of(itemType);
        size = 0;
        var sums = used.computeIfAbsent(family, _ -> new long[2]);
        return ++sums[0] > limits.of(family).count() ? tooLarge() : null;
    }

    /// The item has so many bytes more; null when that is within bounds.
    Framing.@Nullable TooLarge grow(long bytes) {
        var limit = limits.of(family);
        var sums = used.computeIfAbsent(family, _ -> new long[2]);
        size += bytes;
        sums[1] += bytes;
        return size > limit.each() || sums[1] > limit.sum() ? tooLarge() : null;
    }

    private Framing.TooLarge tooLarge() {
        return new Framing.TooLarge(type);
    }
}
