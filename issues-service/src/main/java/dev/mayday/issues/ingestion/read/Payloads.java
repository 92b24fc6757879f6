package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.EnvelopeHeader;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.ItemType;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the payloads that are read, the first event and the reports of the client, while an
/// envelope goes by that may be larger than the memory.
public final class Payloads implements EnvelopeScanner.Tap {

    private static final byte[] NOTHING = new byte[0];

    private final Map<Integer, ByteArrayOutputStream> byOffset = new HashMap<>();
    private @Nullable EnvelopeItem event;

    @Override
    public void payload(
            EnvelopeHeader header, EnvelopeItem item, byte[] bytes, int offset, int length) {
        if (!isRead(item)) return;
        int expected = Math.max(length, item.length());
        byOffset.computeIfAbsent(item.offset(), _ -> new ByteArrayOutputStream(expected))
                .write(bytes, offset, length);
    }

    private boolean isRead(EnvelopeItem item) {
        return switch (ItemType.of(item).fate()) {
            case ADD_UP -> true;
            case STORE -> {
                if (event == null) event = item;
                yield event == item;
            }
            case COUNT, REFUSE, DROP -> false;
        };
    }

    /// The payload of an event or a report; empty when the item has none.
    byte[] of(EnvelopeItem item) {
        var payload = byOffset.get(item.offset());
        return payload == null ? NOTHING : payload.toByteArray();
    }
}
