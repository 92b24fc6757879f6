package dev.mayday.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What travels on the channel `envelopes`: consecutive records of one node and one lane of its
/// spool.
///
/// A record's lane follows from its sequence alone ([#laneOf]), and within a lane batches are sent
/// in order and one at a time. So one number per (node, lane) tells what has been digested, however
/// often a batch is sent again and whatever way it came; and several digesters can work for one
/// node, one per lane.
///
/// A batch says what its lane had before it. Whoever takes batches applies one only when its own
/// position of the lane has reached that; else something between is missing: it refuses the batch,
/// says for what it waits, and the sender, which keeps what it has sent, sends again from the
/// position on. So a batch that the bus has dropped, or brought to another partition, is never
/// passed over. What is not kept any more the sender names and counts as lost, and says in `before`
/// what the taker has. Such a batch begins behind the sequence that follows ([#nextOf]): the taker
/// remembers what it has missed, for it may be found again, and then comes behind the position.
///
/// @param node the stable name of the ingest node's spool
/// @param lane 0 ≤ lane < [#LANES]
/// @param before the last sequence of the lane that was sent before this batch; 0 when none was.
/// Positions are compared with it as `position >= before`; it need not be the sequence of a record
/// that still exists
/// @param envelopes in order of sequence, at least one, all of this lane, all behind `before`
public record EnvelopeBatch(String node, int lane, long before, List<SpooledEnvelope> envelopes) {

    /// How many lanes a node has. Part of the format: changing it needs an empty spool.
    public static final int LANES = 8;

    /// Consecutive sequences that share a lane, and so the most records of a batch.
    public static final int STRIDE = 512;

    private static final byte VERSION = 2;

    public EnvelopeBatch {
        envelopes = List.copyOf(envelopes);
    }

    /// @param sequence from 1
    public static int laneOf(long sequence) {
        return (int) ((sequence / STRIDE) % LANES);
    }

    /// The first sequence of the lane behind this one.
    public static long nextOf(int lane, long after) {
        long next = after + 1;
        long stride = next / STRIDE;
        long ahead = Math.floorMod(lane - stride, (long) LANES);
        return ahead == 0 ? next : (stride + ahead) * STRIDE;
    }

    public long firstSequence() {
        return envelopes.getFirst().sequence();
    }

    public long lastSequence() {
        return envelopes.getLast().sequence();
    }

    /// The bytes on the bus: version, node, lane, before, number of records, records
    /// ([EnvelopeRecord]).
    public byte[] encode() {
        var records = envelopes.stream().map(EnvelopeRecord::encode).map(ByteBuffer::wrap).toList();
        return encode(node, lane, before, records);
    }

    /// The same, of records that are already encoded: the spool's need not be understood to be
    /// sent.
    public static byte[] encode(String node, int lane, long before, List<ByteBuffer> records) {
        var name = node.getBytes(StandardCharsets.UTF_8);
        int size = 1 + 2 + name.length + 1 + 8 + 4;
        for (var record : records) size += 4 + record.remaining();
        var buffer = ByteBuffer.allocate(size).put(VERSION);
        buffer.putShort((short) name.length).put(name).put((byte) lane);
        buffer.putLong(before).putInt(records.size());
        for (var record : records) buffer.putInt(record.remaining()).put(record.duplicate());
        return buffer.array();
    }

    /// A record in it that cannot be read is [SpooledEnvelope.Endpoint#UNREADABLE]: its neighbours
    /// are not to suffer.
    ///
    /// @throws UnknownBatchVersion when a later version of ours has written it
    /// @throws IllegalArgumentException when the bytes are no batch at all; nothing else is thrown,
    /// whatever they are
    public static EnvelopeBatch decode(byte @Nullable [] bytes) {
        if (bytes == null) throw new IllegalArgumentException("no bytes at all");
        try {
            return read(ByteBuffer.wrap(bytes)).checked();
        } catch (IllegalArgumentException known) {
            throw known;
        } catch (RuntimeException garbage) {
            throw new IllegalArgumentException("not a whole batch of envelopes", garbage);
        }
    }

    private static EnvelopeBatch read(ByteBuffer buffer) {
        UnknownBatchVersion.check("batch", buffer.get(), VERSION);
        var name = new byte[buffer.getShort()];
        buffer.get(name);
        int lane = buffer.get();
        long before = buffer.getLong();
        var node = new String(name, StandardCharsets.UTF_8);
        return new EnvelopeBatch(node, lane, before, envelopes(buffer));
    }

    private static List<SpooledEnvelope> envelopes(ByteBuffer buffer) {
        int count = buffer.getInt();
        var envelopes = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < count; i++) {
            int length = buffer.getInt();
            envelopes.add(EnvelopeRecord.decodeOrKeep(buffer.slice(buffer.position(), length)));
            buffer.position(buffer.position() + length);
        }
        return envelopes;
    }

    /// What is promised above, and what the digest's positions rest on.
    private EnvelopeBatch checked() {
        var named = !node.isBlank() && node.codePoints().noneMatch(Character::isISOControl);
        if (!named) throw new IllegalArgumentException("a batch of no node");
        if (lane < 0 || lane >= LANES) throw new IllegalArgumentException("lane " + lane);
        long last = before;
        if (envelopes.isEmpty() || before < 0) throw new IllegalArgumentException("an empty batch");
        for (var envelope : envelopes) {
            if (envelope.sequence() <= last) {
                throw new IllegalArgumentException(
                        "record %d behind %d".formatted(envelope.sequence(), last));
            }
            last = envelope.sequence();
        }
        return this;
    }
}
