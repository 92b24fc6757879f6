package dev.mayday.wire;

import dev.mayday.wire.SpooledEnvelope.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// The binary form of a [SpooledEnvelope], the same in the spool and on the bus: a version byte,
/// fixed fields, the texts with their lengths, the body to the end.
public final class EnvelopeRecord {

    private static final byte VERSION = 1;
    private static final int FIXED = 1 + 8 + 8 + 4 + 8 + 1 + 1 + 1 + 1 + 16;
    private static final int SEQUENCE_AT = 1;
    private static final int MAX_TEXT = 4096;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private EnvelopeRecord() {}

    /// Texts longer than 4,096 bytes are cut: they are headers of the transport, not the event.
    public static byte[] encode(SpooledEnvelope envelope) {
        var texts =
                new byte[][] {
                    text(envelope.publicKey()),
                    text(envelope.clientAddress()),
                    text(envelope.userAgent()),
                    text(envelope.sentryClient()),
                    text(envelope.origin())
                };
        int size = FIXED + envelope.body().length;
        for (var text : texts) size += 2 + text.length;
        var buffer = ByteBuffer.allocate(size).put(VERSION);
        buffer.putLong(envelope.sequence());
        buffer.putLong(envelope.received().getEpochSecond()).putInt(envelope.received().getNano());
        buffer.putLong(envelope.projectId());
        buffer.put((byte) (envelope.verified() ? 1 : 0));
        buffer.put((byte) envelope.endpoint().ordinal());
        buffer.put((byte) envelope.encoding().ordinal());
        var eventId = envelope.eventId();
        buffer.put((byte) (eventId == null ? 0 : 1));
        buffer.putLong(eventId == null ? 0 : eventId.getMostSignificantBits());
        buffer.putLong(eventId == null ? 0 : eventId.getLeastSignificantBits());
        for (var text : texts) buffer.putShort((short) text.length).put(text);
        return buffer.put(envelope.body()).array();
    }

    /// Gives an encoded record its sequence, in place.
    public static void number(byte[] record, long sequence) {
        ByteBuffer.wrap(record).putLong(SEQUENCE_AT, sequence);
    }

    /// The sequence of an encoded record.
    public static long sequence(ByteBuffer record) {
        return record.getLong(record.position() + SEQUENCE_AT);
    }

    /// When an encoded record was received.
    public static Instant received(ByteBuffer record) {
        int at = record.position() + SEQUENCE_AT + Long.BYTES;
        return Instant.ofEpochSecond(record.getLong(at), record.getInt(at + Long.BYTES));
    }

    /// The record, or its bytes under its sequence when they are none: [Endpoint#UNREADABLE].
    ///
    /// @throws UnknownBatchVersion when a later version of ours has written it
    public static SpooledEnvelope decodeOrKeep(ByteBuffer bytes) {
        try {
            return decode(bytes.duplicate());
        } catch (UnknownBatchVersion later) {
            throw later;
        } catch (RuntimeException unreadable) {
            return kept(bytes);
        }
    }

    private static SpooledEnvelope kept(ByteBuffer bytes) {
        var body = new byte[bytes.remaining()];
        bytes.duplicate().get(body);
        return new SpooledEnvelope(
                sequence(bytes),
                receivedOr(Instant.EPOCH, bytes),
                0,
                "",
                false,
                Endpoint.UNREADABLE,
                ContentEncoding.IDENTITY,
                null,
                "",
                "",
                "",
                "",
                body);
    }

    /// @throws UnknownBatchVersion when a later version of ours has written it
    /// @throws RuntimeException of some kind when it is no record
    public static SpooledEnvelope decode(ByteBuffer buffer) {
        byte version = buffer.get();
        UnknownBatchVersion.check("record", version, VERSION);
        long sequence = buffer.getLong();
        var received = time(buffer.getLong(), buffer.getInt());
        long projectId = buffer.getLong();
        boolean verified = buffer.get() == 1;
        var endpoint = Endpoint.values()[buffer.get()];
        var encoding = ContentEncoding.values()[buffer.get()];
        boolean hasId = buffer.get() == 1;
        var id = new UUID(buffer.getLong(), buffer.getLong());
        var publicKey = text(buffer);
        var clientAddress = text(buffer);
        var userAgent = text(buffer);
        var sentryClient = text(buffer);
        var origin = text(buffer);
        var body = new byte[buffer.remaining()];
        buffer.get(body);
        return new SpooledEnvelope(
                sequence,
                received,
                projectId,
                publicKey,
                verified,
                endpoint,
                encoding,
                hasId ? id : null,
                clientAddress,
                userAgent,
                sentryClient,
                origin,
                body);
    }

    private static Instant receivedOr(Instant otherwise, ByteBuffer record) {
        try {
            var at = received(record);
            return time(at.getEpochSecond(), at.getNano());
        } catch (RuntimeException unreadable) {
            return otherwise;
        }
    }

    /// Nobody's clock is so wrong that a database could not hold what it says.
    private static Instant time(long second, int nano) {
        var time = Instant.ofEpochSecond(second, nano);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("received at " + time);
        }
        return time;
    }

    private static byte[] text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_TEXT ? bytes : java.util.Arrays.copyOf(bytes, MAX_TEXT);
    }

    private static String text(ByteBuffer buffer) {
        var bytes = new byte[buffer.getShort()];
        buffer.get(bytes);
        // A client may say NUL, `sentry_client=%00` for instance; PostgreSQL has no room for it.
        return new String(bytes, StandardCharsets.UTF_8).replace('\u0000', '\uFFFD');
    }
}
