package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.EnvelopeHeader;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.ItemType;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the payloads that are read, the first event and the reports of the client, and counts what
/// is in the others, while an envelope goes by that may be larger than the memory.
public final class Payloads implements EnvelopeScanner.Tap {

    private static final byte[] NOTHING = new byte[0];

    private final Map<Integer, ByteArrayOutputStream> byOffset = new HashMap<>();
    private final Map<Integer, HeldItems> held = new HashMap<>(0);
    private @Nullable EnvelopeItem event;

    @Override
    public void payload(
            EnvelopeHeader header, EnvelopeItem item, byte[] bytes, int offset, int length) {
        if (isContainer(item)) {
            held.computeIfAbsent(item.offset(), _ -> new HeldItems()).take(bytes, offset, length);
        }
        if (!isRead(item)) return;
        int expected = Math.max(length, item.length());
        byOffset.computeIfAbsent(item.offset(), _ -> new ByteArrayOutputStream(expected))
                .write(bytes, offset, length);
    }

    private static boolean isContainer(EnvelopeItem item) {
        return switch (ItemType.of(item).family()) {
            case LOG, SPAN, TRACE_METRIC -> true;
            case EVENT,
                    ATTACHMENT,
                    SESSION,
                    CLIENT_REPORT,
                    CHECK_IN,
                    PROFILE,
                    REPLAY_RECORDING,
                    METRICS,
                    UNKNOWN ->
                    false;
        };
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

    /// How many an item is: those in it if it is a container.
    int held(EnvelopeItem item) {
        var container = held.get(item.offset());
        return container == null ? 1 : Math.max(1, container.count());
    }

    /// The payload of an event or a report; empty when the item has none.
    byte[] of(EnvelopeItem item) {
        var payload = byOffset.get(item.offset());
        return payload == null ? NOTHING : payload.toByteArray();
    }
}
