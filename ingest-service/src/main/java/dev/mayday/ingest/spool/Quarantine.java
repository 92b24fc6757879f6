package dev.mayday.ingest.spool;

import dev.mayday.ingest.spool.Loss.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/// Sets bytes and files aside under names that end in `.bad`, as far as there is something in them
/// and they are not too many.
final class Quarantine {

    private static final String BAD = ".bad";
    private static final int LARGEST = 32 << 20;
    private static final long MOST = 64L << 20;

    private final SpoolFiles files;
    private final Losses losses;
    private final Supplier<String> mark;
    private long kept;

    Quarantine(SpoolFiles files, Losses losses, Supplier<String> mark) throws IOException {
        this.files = files;
        this.losses = losses;
        this.mark = mark;
        for (var name : files.names()) {
            if (!name.endsWith(BAD)) continue;
            try (var file = files.open(name)) {
                kept += file.size();
            }
        }
    }

    /// Bytes of a segment that stand before the record `next`.
    void bytes(Reason reason, Segment segment, Span span, long next) throws IOException {
        var content = ByteBuffer.allocate((int) Math.min(span.size(), LARGEST));
        segment.file.read(content, span.from());
        int size = withoutZeros(content.array());
        var name = segment.first + "-" + span.from() + BAD;
        boolean keep = size > 0 && (kept + size <= MOST || files.read(name) != null);
        if (keep && files.read(name) == null) {
            files.replace(name, Arrays.copyOf(content.array(), size));
            kept += size;
        }
        losses.add(Loss.ofBytes(reason, mark.get(), next, span.size(), keep ? name : null));
    }

    /// @param to where it ends, exclusive
    record Span(long from, long to) {
        long size() {
            return to - from;
        }
    }

    private static int withoutZeros(byte[] bytes) {
        int size = bytes.length;
        while (size > 0 && bytes[size - 1] == 0) size--;
        return size;
    }

    /// A whole file.
    void file(Reason reason, String name, long size) throws IOException {
        var aside = freeName(name);
        files.rename(name, aside);
        files.force();
        losses.add(Loss.ofBytes(reason, mark.get(), 0, size, aside));
    }

    private String freeName(String name) throws IOException {
        var names = files.names();
        var free = name + BAD;
        for (int i = 2; names.contains(free); i++) free = name + "-" + i + BAD;
        return free;
    }
}
