package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A real directory, locked against a second process, and for its owner alone.
public final class DiskFiles implements SpoolFiles {

    private static final Logger LOG = Logger.getLogger(DiskFiles.class);
    private static final String OWNERS_DIRECTORY = "rwx------";
    private static final String OWNERS_FILE = "rw-------";

    private final Path directory;
    private final FileChannel lock;
    private final FileChannel entries;

    private DiskFiles(Path directory, FileChannel lock, FileChannel entries) {
        this.directory = directory;
        this.lock = lock;
        this.entries = entries;
    }

    /// @throws IOException when another process has the directory
    public static DiskFiles open(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory, OWNERS_DIRECTORY));
        restrict(directory, OWNERS_DIRECTORY);
        var lock = channel(directory.resolve("lock"), StandardOpenOption.WRITE);
        if (!isLocked(lock)) {
            lock.close();
            throw new IOException(
                    "The spool directory "
                            + directory.toAbsolutePath()
                            + " is in use by another process. Give each ingest a directory of its"
                            + " own (mayday.ingest.spool.directory).");
        }
        // Open for ever: that there is no free file descriptor must not pass for a failed fsync.
        var entries = FileChannel.open(directory, StandardOpenOption.READ);
        var files = new DiskFiles(directory, lock, entries);
        for (var name : files.names()) restrict(directory.resolve(name), OWNERS_FILE);
        return files;
    }

    private static FileChannel channel(Path path, OpenOption... options) throws IOException {
        var all = new HashSet<>(Set.of(options));
        all.add(StandardOpenOption.CREATE);
        return FileChannel.open(path, all, attributes(path, OWNERS_FILE));
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        if (!isPosix(path)) return new FileAttribute<?>[0];
        var wanted = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)};
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// What was there before us may be open to others. A volume that belongs to somebody else stays
    /// as it is.
    private static void restrict(Path path, String permissions) {
        try {
            if (!isPosix(path)) return;
            var wanted = PosixFilePermissions.fromString(permissions);
            if (Files.getPosixFilePermissions(path).equals(wanted)) return;
            Files.setPosixFilePermissions(path, wanted);
        } catch (IOException | UnsupportedOperationException notOurs) {
            LOG.warnf("Not for its owner alone path=%s error=%s", path, notOurs);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ourselves) {
            return false;
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (var paths = Files.list(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    @Override
    public SpoolFile open(String name) throws IOException {
        return new DiskFile(
                channel(
                        directory.resolve(name),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    @Override
    public void replace(String name, byte[] content) throws IOException {
        var draft = directory.resolve(name + ".tmp");
        try (var channel =
                channel(draft, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(false);
        }
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        var target = directory.resolve(to);
        Files.move(directory.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void force() throws IOException {
        entries.force(true);
    }

    @Override
    public long usableSpace() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        entries.close();
        lock.close();
    }

    private record DiskFile(FileChannel channel) implements SpoolFile {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) at += channel.write(bytes, at);
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            long at = position;
            while (into.hasRemaining()) {
                int read = channel.read(into, at);
                if (read < 0) return;
                at += read;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
