package dev.mayday.ingest.reading;

import dev.mayday.ingest.Refusal;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Decoding;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.Framing;
import dev.mayday.wire.ItemFamily;
import dev.mayday.wire.Limits;
import dev.mayday.wire.SpooledEnvelope.Endpoint;

/// Reads envelopes within limits.
public record EnvelopeReader(Limits limits) {

    /// Larger bodies, compressed or not, are read on a worker.
    public static final int LARGE_BODY = 256 << 10;

    private static final long LARGE_OUTPUT = 2 << 20;

    /// Reads an envelope at once, if that does not take long.
    public Reading readNow(byte[] body, ContentEncoding encoding) {
        if (body.length > LARGE_BODY) return new Reading.TooMuchForNow();
        long most = Math.min(LARGE_OUTPUT, limits.envelope());
        var reading = read(body, encoding, most);
        boolean isMore =
                most < limits.envelope()
                        && reading instanceof Reading.Refused(Refusal.ContentTooLarge _);
        return isMore ? new Reading.TooMuchForNow() : reading;
    }

    /// Reads an envelope, however long that takes.
    public Reading.Done read(byte[] body, ContentEncoding encoding) {
        return read(body, encoding, limits.envelope());
    }

    private Reading.Done read(byte[] body, ContentEncoding encoding, long most) {
        var tap = new EventIdTap();
        var scanner = new EnvelopeScanner(limits, tap);
        // An empty body is in no encoding, so it is not corrupt either.
        if (body.length == 0) return framed(scanner.end(), tap, body, encoding);
        return switch (Decoding.stream(encoding, body, most, scanner)) {
            case Decoding.Result.Complete _ -> framed(scanner.end(), tap, body, encoding);
            case Decoding.Result failed -> refused(StoreReader.refusal(failed));
        };
    }

    private static Reading.Done framed(
            Framing framing, EventIdTap tap, byte[] body, ContentEncoding encoding) {
        return switch (framing) {
            case Framing.Malformed(var detail, var causes) ->
                    refused(new Refusal.BadEnvelope(detail, causes));
            case Framing.TooLarge(var itemType) -> refused(new Refusal.ItemTooLarge(itemType));
            case Framing.Envelope(var header, var items) -> {
                boolean needsId =
                        items.stream()
                                .map(item -> item.family())
                                .anyMatch(
                                        family ->
                                                family == ItemFamily.EVENT
                                                        || family == ItemFamily.ATTACHMENT);
                var id = header.eventId() == null ? tap.eventId() : header.eventId();
                yield new Reading.Readable(Endpoint.ENVELOPE, body, encoding, id, needsId, header);
            }
        };
    }

    private static Reading.Done refused(Refusal because) {
        return new Reading.Refused(because);
    }
}
