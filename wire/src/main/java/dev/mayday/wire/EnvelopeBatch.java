package dev.mayday.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What travels on the channel `envelopes`: consecutive records of one node and one lane of its
/// spool.
///
/// A record's lane follows from its sequence alone ([#laneOf]), and within a lane batches are sent
/// in order and one at a time. So one number per (node, lane) tells what has been digested, however
/// often a batch is sent again and whatever way it came; and several digesters can work for one
/// node, one per lane.
///
/// @param node the stable name of the ingest node's spool
/// @param lane 0 ≤ lane < [#LANES]
/// @param envelopes in order of sequence, at least one, all of this lane
public record EnvelopeBatch(String node, int lane, List<SpooledEnvelope> envelopes) {

    /// How many lanes a node has. Part of the format: changing it needs an empty spool.
    public static final int LANES = 8;

    /// Consecutive sequences that share a lane, and so the most records of a batch.
    public static final int STRIDE = 512;

    private static final byte VERSION = 1;

    public EnvelopeBatch {
        envelopes = List.copyOf(envelopes);
    }

    /// @param sequence from 1
    public static int laneOf(long sequence) {
        return (int) ((sequence / STRIDE) % LANES);
    }

    public long firstSequence() {
        return envelopes.getFirst().sequence();
    }

    public long lastSequence() {
        return envelopes.getLast().sequence();
    }

    /// The bytes on the bus: version, node, lane, number of records, records ([EnvelopeRecord]).
    public byte[] encode() {
        var records = envelopes.stream().map(EnvelopeRecord::encode).map(ByteBuffer::wrap).toList();
        return encode(node, lane, records);
    }

    /// The same, of records that are already encoded: the spool's need not be understood to be
    /// sent.
    public static byte[] encode(String node, int lane, List<ByteBuffer> records) {
        var name = node.getBytes(StandardCharsets.UTF_8);
        int size = 1 + 2 + name.length + 1 + 4;
        for (var record : records) size += 4 + record.remaining();
        var buffer = ByteBuffer.allocate(size).put(VERSION);
        buffer.putShort((short) name.length).put(name).put((byte) lane).putInt(records.size());
        for (var record : records) buffer.putInt(record.remaining()).put(record.duplicate());
        return buffer.array();
    }

    /// @throws IllegalArgumentException when the bytes are not a batch of a known version
    public static EnvelopeBatch decode(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown batch version " + version);
        }
        var name = new byte[buffer.getShort()];
        buffer.get(name);
        int lane = buffer.get();
        int count = buffer.getInt();
        var envelopes = new ArrayList<SpooledEnvelope>(count);
        for (int i = 0; i < count; i++) {
            int length = buffer.getInt();
            envelopes.add(EnvelopeRecord.decode(buffer.slice(buffer.position(), length)));
            buffer.position(buffer.position() + length);
        }
        return new EnvelopeBatch(new String(name, StandardCharsets.UTF_8), lane, envelopes);
    }
}
