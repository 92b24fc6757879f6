package dev.mayday.ingest.spool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A directory that loses power at a chosen step and then has what a real disk may have: everything
/// forced, and of the rest any sectors it likes.
final class FragileDisk implements SpoolFiles {

    /// The power is gone.
    static final class PowerLoss extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final int SECTOR = 512;

    private final Random random;
    private final Map<String, Inode> names = new HashMap<>();
    private final Map<String, Inode> durableNames = new HashMap<>();
    private int stepsLeft = Integer.MAX_VALUE;
    private double writeErrors;
    private double syncErrors;

    FragileDisk(Random random) {
        this.random = random;
    }

    void losePowerAfter(int steps) {
        stepsLeft = steps;
    }

    void failWrites(double share) {
        writeErrors = share;
    }

    void failSyncs(double share) {
        syncErrors = share;
    }

    /// All that is there, on another disk.
    synchronized FragileDisk copy() {
        var copy = new FragileDisk(random);
        for (var entry : names.entrySet()) {
            var inode = copy.new Inode();
            inode.content = entry.getValue().content.clone();
            inode.durable = inode.content.clone();
            copy.names.put(entry.getKey(), inode);
            copy.durableNames.put(entry.getKey(), inode);
        }
        return copy;
    }

    /// A file that somebody puts there.
    synchronized void add(String name, byte[] content) {
        var inode = new Inode();
        inode.content = content.clone();
        inode.durable = content.clone();
        names.put(name, inode);
        durableNames.put(name, inode);
    }

    /// What is there when the power is back.
    FragileDisk afterPowerLoss() {
        var next = new FragileDisk(random);
        var survivors = new HashMap<>(durableNames);
        for (var entry : names.entrySet()) {
            if (random.nextBoolean()) survivors.put(entry.getKey(), entry.getValue());
        }
        for (var name : durableNames.keySet()) {
            if (!names.containsKey(name) && random.nextBoolean()) survivors.remove(name);
        }
        for (var entry : survivors.entrySet()) {
            var inode = entry.getValue().afterPowerLoss(next);
            next.names.put(entry.getKey(), inode);
            next.durableNames.put(entry.getKey(), inode);
        }
        return next;
    }

    private synchronized void step() {
        if (stepsLeft-- <= 0) throw new PowerLoss();
    }

    @Override
    public synchronized List<String> names() {
        step();
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized SpoolFile open(String name) {
        step();
        return names.computeIfAbsent(name, _ -> new Inode());
    }

    @Override
    public synchronized byte @Nullable [] read(String name) {
        var inode = names.get(name);
        return inode == null ? null : inode.content.clone();
    }

    @Override
    public synchronized void replace(String name, byte[] content) {
        step();
        var inode = new Inode();
        inode.content = content.clone();
        inode.durable = content.clone();
        names.put(name, inode);
        if (stepsLeft > 0 || random.nextBoolean()) durableNames.put(name, inode);
        step();
    }

    @Override
    public synchronized void rename(String from, String to) {
        step();
        var inode = names.remove(from);
        if (inode == null) throw new IllegalArgumentException("no file " + from);
        names.put(to, inode);
        step();
    }

    @Override
    public synchronized void delete(String name) {
        step();
        names.remove(name);
    }

    @Override
    public synchronized void force() {
        step();
        durableNames.clear();
        durableNames.putAll(names);
        step();
    }

    @Override
    public synchronized long usableSpace() {
        return Long.MAX_VALUE;
    }

    @Override
    public synchronized void close() {}

    /// @param position where it starts
    private record Write(long position, byte[] bytes) {}

    private final class Inode implements SpoolFile {

        byte[] content = new byte[0];
        byte[] durable = new byte[0];
        private final List<Write> pending = new ArrayList<>();

        Inode afterPowerLoss(FragileDisk disk) {
            var image = durable.clone();
            for (var write : pending) image = persistedPart(image, write);
            var next = disk.new Inode();
            next.content = image;
            next.durable = image.clone();
            return next;
        }

        private byte[] persistedPart(byte[] image, Write write) {
            int kept = random.nextInt(4);
            if (kept == 0) return image;
            long end = write.position + write.bytes.length;
            var next = Arrays.copyOf(image, (int) Math.max(image.length, end));
            for (int at = 0; at < write.bytes.length; at += SECTOR) {
                int size = Math.min(SECTOR, write.bytes.length - at);
                boolean persisted = kept == 1 || random.nextInt(3) > 0;
                if (persisted) {
                    System.arraycopy(write.bytes, at, next, (int) write.position + at, size);
                }
            }
            return kept == 3
                    ? Arrays.copyOf(
                            next, image.length + random.nextInt(1 + next.length - image.length))
                    : next;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            step();
            boolean fails = random.nextDouble() < writeErrors;
            var part = new byte[fails ? random.nextInt(bytes.remaining()) : bytes.remaining()];
            bytes.get(part);
            content =
                    Arrays.copyOf(content, (int) Math.max(content.length, position + part.length));
            System.arraycopy(part, 0, content, (int) position, part.length);
            pending.add(new Write(position, part));
            step();
            if (fails) throw new IOException("No space left on device");
        }

        @Override
        public void read(ByteBuffer into, long position) {
            int size = (int) Math.min(into.remaining(), content.length - position);
            if (size > 0) into.put(content, (int) position, size);
        }

        @Override
        public void truncate(long size) {
            step();
            content = Arrays.copyOf(content, (int) size);
        }

        @Override
        public void force() throws IOException {
            step();
            if (random.nextDouble() < syncErrors) throw new IOException("Input/output error");
            durable = content.clone();
            pending.clear();
            step();
        }

        @Override
        public void close() {}
    }

    /// A dump for messages.
    @Override
    public String toString() {
        var text = new ByteArrayOutputStream();
        names.forEach(
                (name, inode) -> text.writeBytes((name + "=" + inode.size() + " ").getBytes()));
        return text.toString();
    }
}
