package dev.mayday.wire;

import java.util.EnumMap;
import java.util.Map;

/// How large and how many the parts of an envelope may be (protocol 2.5).
///
/// @param envelope bytes of the whole after decoding
/// @param families a limit for every [ItemFamily]
public record Limits(long envelope, Map<ItemFamily, Limit> families) {

    private static final long KB = 1L << 10;
    private static final long MB = 1L << 20;

    public Limits {
        families = Map.copyOf(families);
        if (families.size() != ItemFamily.values().length) {
            throw new IllegalArgumentException("a family has no limit");
        }
    }

    /// @param each bytes of one item
    /// @param sum bytes of all items of the family in one envelope
    /// @param count items of the family in one envelope
    public record Limit(long each, long sum, int count) {}

    /// The documented defaults: envelope 200 MiB, event 1 MiB, attachment 100 MiB.
    public static Limits defaults() {
        return of(200 * MB, MB, 100 * MB);
    }

    /// The defaults with other values for what an operator may want to change.
    public static Limits of(long envelope, long event, long attachment) {
        var families = new EnumMap<ItemFamily, Limit>(ItemFamily.class);
        for (var family : ItemFamily.values()) {
            families.put(family, of(family, envelope, event, attachment));
        }
        return new Limits(envelope, families);
    }

    private static Limit of(ItemFamily family, long envelope, long event, long attachment) {
        return switch (family) {
            // Only the first of the event family counts, the others are duplicates; so no count of
            // one.
            case EVENT -> new Limit(event, 100 * event, 100);
            case ATTACHMENT -> new Limit(attachment, 200 * MB, 30);
            case SESSION -> new Limit(10 * MB, 10 * MB, 100);
            case CLIENT_REPORT -> new Limit(100 * KB, 100 * KB, 100);
            case CHECK_IN -> new Limit(100 * KB, 100 * KB, 1);
            case LOG -> new Limit(12 * MB, 12 * MB, 100);
            case SPAN -> new Limit(12 * MB, 12 * MB, 25);
            case TRACE_METRIC -> new Limit(12 * MB, 12 * MB, 1);
            case PROFILE -> new Limit(50 * MB, 50 * MB, 1);
            case REPLAY_RECORDING -> new Limit(10 * MB, 10 * MB, 1);
            case METRICS -> new Limit(MB, MB, 100);
            case UNKNOWN -> new Limit(envelope, envelope, 1000);
        };
    }

    /// The limit of one family.
    public Limit of(ItemFamily family) {
        var limit = families.get(family);
        if (limit == null) throw new IllegalStateException("no limit for " + family);
        return limit;
    }
}
