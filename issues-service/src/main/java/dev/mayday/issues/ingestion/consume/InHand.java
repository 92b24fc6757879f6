package dev.mayday.issues.ingestion.consume;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Which records are being read, in a mapped file that outlives the process. What was in hand when
/// the process ended may have ended it, for want of memory say, and would do so after every start:
/// it is tried once more, with no other beside it, and if it is in hand alone when the process ends
/// again, it is never read a third time.
///
/// A `kill -9` looks the same. Whoever kills the process twice in the moment of the same record
/// finds it among the dead letters, from where it can be run again.
final class InHand implements Closeable {

    private static final Logger LOG = Logger.getLogger(InHand.class);
    private static final Set<StandardOpenOption> OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final FileAttribute<?> ONLY_OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int SLOTS = 256;
    private static final int SLOT = 32;
    private static final int SEQUENCE = 16;
    private static final int STATE = 24;
    private static final VarHandle INT =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private enum State {
        FREE,
        HELD,
        /// Was held when the process ended.
        SUSPECT,
        ALONE,
        /// Was held alone when the process ended again.
        CONDEMNED
    }

    private record Key(UUID node, long sequence) {}

    private final @Nullable FileChannel file;
    private final ByteBuffer slots;
    private final ConcurrentLinkedDeque<Integer> free = new ConcurrentLinkedDeque<>();
    private final Map<Key, Integer> suspects = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock reading = new ReentrantReadWriteLock();

    private InHand(@Nullable FileChannel file, ByteBuffer slots) {
        this.file = file;
        this.slots = slots.order(ByteOrder.nativeOrder());
        for (int slot = 0; slot < SLOTS; slot++) recall(slot);
        if (suspects.size() > SLOTS / 2) forgetSuspects();
    }

    /// What is never sent again must not take the room of what is.
    private void forgetSuspects() {
        suspects.values()
                .removeIf(
                        slot -> {
                            if (state(slot) != State.SUSPECT) return false;
                            release(slot);
                            return true;
                        });
    }

    /// Knows nothing of earlier processes, and tells none.
    static InHand forgetful() {
        return new InHand(null, ByteBuffer.allocateDirect(SLOTS * SLOT));
    }

    /// @throws IOException when the file cannot be had, or another process has it
    static InHand open(Path path) throws IOException {
        var file = FileChannel.open(path, OPEN, ONLY_OURS);
        try {
            if (file.tryLock() == null) throw new IOException("another process uses " + path);
            // Room is taken now: on a full disk, a hole in a mapped file ends the process.
            if (file.size() < SLOTS * SLOT) file.write(ByteBuffer.allocate(SLOTS * SLOT), 0);
            return new InHand(file, file.map(FileChannel.MapMode.READ_WRITE, 0, SLOTS * SLOT));
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private void recall(int slot) {
        var state = state(slot);
        if (state == State.FREE) {
            free.add(slot);
            return;
        }
        int at = slot * SLOT;
        var node = new UUID(slots.getLong(at), slots.getLong(at + Long.BYTES));
        long sequence = slots.getLong(at + SEQUENCE);
        var other = suspects.put(new Key(node, sequence), slot);
        if (other != null) release(other);
        switch (state) {
            case HELD -> accuse(slot, sequence, State.SUSPECT, "tried alone");
            case ALONE -> accuse(slot, sequence, State.CONDEMNED, "put aside");
            case FREE, SUSPECT, CONDEMNED -> {}
        }
    }

    private void accuse(int slot, long sequence, State state, String next) {
        set(slot, state);
        LOG.warnf(
                "the process ended while a record was in hand sequence=%d next=%s", sequence, next);
    }

    /// A node by what is kept of its name.
    static UUID node(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a record, and knows about it should the process end meanwhile.
    ///
    /// @param node of [#node]
    /// @param condemned instead of reading, for a record that has ended the process twice
    <T> T hold(UUID node, long sequence, Supplier<T> read, Supplier<T> condemned) {
        var key = new Key(node, sequence);
        var slot = suspects.isEmpty() ? null : suspects.get(key);
        if (slot == null) return hold(key, read);
        if (state(slot) == State.CONDEMNED) return condemned.get();
        return holdAlone(key, read);
    }

    /// Somebody wants the record to be read once more.
    void forgive(String node, long sequence) {
        if (suspects.isEmpty()) return;
        var slot = suspects.get(new Key(node(node), sequence));
        if (slot != null) set(slot, State.SUSPECT);
    }

    /// What became of these records is committed: they do not come again.
    void settled(String node, LongStream sequences) {
        if (suspects.isEmpty()) return;
        var id = node(node);
        sequences.mapToObj(sequence -> new Key(id, sequence)).forEach(this::clear);
    }

    private void clear(Key key) {
        var slot = suspects.remove(key);
        if (slot != null) release(slot);
    }

    private <T> T hold(Key key, Supplier<T> read) {
        reading.readLock().lock();
        var slot = free.poll();
        try {
            if (slot != null) mark(slot, key);
            return read.get();
        } finally {
            if (slot != null) release(slot);
            reading.readLock().unlock();
        }
    }

    private <T> T holdAlone(Key key, Supplier<T> read) {
        reading.writeLock().lock();
        try {
            var slot = suspects.get(key);
            if (slot != null) set(slot, State.ALONE);
            var result = read.get();
            clear(key);
            return result;
        } finally {
            reading.writeLock().unlock();
        }
    }

    private void mark(int slot, Key key) {
        int at = slot * SLOT;
        slots.putLong(at, key.node().getMostSignificantBits());
        slots.putLong(at + Long.BYTES, key.node().getLeastSignificantBits());
        slots.putLong(at + SEQUENCE, key.sequence());
        set(slot, State.HELD);
    }

    private void release(int slot) {
        set(slot, State.FREE);
        free.add(slot);
    }

    private State state(int slot) {
        int state = (int) INT.getAcquire(slots, slot * SLOT + STATE);
        return state < 0 || state >= State.values().length ? State.FREE : State.values()[state];
    }

    /// The state comes last, so that nobody is accused by half a mark.
    private void set(int slot, State state) {
        INT.setRelease(slots, slot * SLOT + STATE, state.ordinal());
    }

    @Override
    public void close() throws IOException {
        if (file != null) file.close();
    }
}
