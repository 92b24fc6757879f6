package dev.mayday.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One item: what its header says, and where its payload lies in the decoded envelope.
///
/// @param type as sent, known or not; empty when the header has none (such an item is dropped)
/// @param offset of the payload from the start of the decoded envelope
/// @param length of the payload in bytes
/// @param contentType null when absent
/// @param filename null when absent
/// @param attachmentType null when absent
/// @param platform null when absent
/// @param release of a report that cannot say so itself; null when absent
/// @param environment the same
public record EnvelopeItem(
        String type,
        int offset,
        int length,
        @Nullable String contentType,
        @Nullable String filename,
        @Nullable String attachmentType,
        @Nullable String platform,
        @Nullable String release,
        @Nullable String environment) {

    public ItemFamily family() {
        return ItemFamily.of(type);
    }

    /// The same item, once its payload has been found.
    EnvelopeItem at(int start, int size) {
        return new EnvelopeItem(
                type,
                start,
                size,
                contentType,
                filename,
                attachmentType,
                platform,
                release,
                environment);
    }

    /// A view of the payload.
    ///
    /// @param envelope the decoded bytes that were framed
    public ByteBuffer payload(byte[] envelope) {
        return ByteBuffer.wrap(envelope, offset, length).slice().asReadOnlyBuffer();
    }
}
