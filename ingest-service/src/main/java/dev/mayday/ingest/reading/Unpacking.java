package dev.mayday.ingest.reading;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Decoding;

/// What comes out of a body that is needed as a whole: measured first, so that nothing is held that
/// nobody has room for, and no more is held than comes out.
public sealed interface Unpacking {

    /// Who says whether so much may be held, beside what was asked for before.
    @FunctionalInterface
    interface Room {
        boolean take(long bytes);
    }

    record Unpacked(byte[] bytes) implements Unpacking {}

    record Refused(Refusal because) implements Unpacking {}

    /// So little finds room always, whatever large ones are in work.
    int LITTLE = 64 << 10;

    /// @param most bytes that may come out
    /// @param times how often what comes out will be in memory
    static Unpacking of(ContentEncoding encoding, byte[] body, long most, int times, Room room) {
        // An empty body is in no encoding.
        if (body.length == 0) return new Unpacked(body);
        return switch (Decoding.stream(encoding, body, most, (_, _, _) -> true)) {
            case Decoding.Result.Complete(long size) -> {
                if (size > LITTLE && !room.take(times * size))
                    yield new Refused(new Refusal.Overloaded());
                yield new Unpacked(Decoding.exactly(encoding, body, (int) size));
            }
            case Decoding.Result failed -> new Refused(StoreReader.refusal(failed));
        };
    }
}
