package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.ItemType;
import java.util.List;

/// As what an item is counted, and how often (protocol 4).
public final class Categories {

    public static final String ERROR = ItemType.Category.ERROR.wire();
    static final String TRANSACTION = ItemType.Category.TRANSACTION.wire();
    static final String UNKNOWN = ItemType.Category.UNKNOWN.wire();

    /// @param name on the wire (protocol 6.2)
    record Category(String name, long quantity) {}

    private Categories() {}

    /// The item's categories; the first one counts items, a second one bytes.
    ///
    /// @param held how many are in it, if it is a container
    static List<Category> of(EnvelopeItem item, int held) {
        var category = ItemType.of(item).category();
        return switch (category) {
            case ATTACHMENT ->
                    List.of(
                            new Category(ItemType.Category.ATTACHMENT_ITEM.wire(), 1),
                            new Category(category.wire(), Math.max(1, item.length())));
            case LOG_ITEM, SPAN, TRACE_METRIC -> List.of(new Category(category.wire(), held));
            case DEFAULT,
                    ERROR,
                    TRANSACTION,
                    SECURITY,
                    ATTACHMENT_ITEM,
                    SESSION,
                    FEEDBACK,
                    INTERNAL,
                    MONITOR,
                    METRIC_BUCKET,
                    PROFILE,
                    PROFILE_CHUNK,
                    PROFILE_CHUNK_UI,
                    REPLAY,
                    UNKNOWN ->
                    List.of(new Category(category.wire(), 1));
        };
    }
}
