package dev.mayday.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The directory in which one installation lives: database, spool, secrets, log. One process at a
/// time holds it.
record DataDirectory(Path path, FileChannel channel, FileLock lock) implements AutoCloseable {

    /// Takes the directory; empty when another process has it.
    static Optional<DataDirectory> take(Path path) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (Files.notExists(path)) {
            var parent = path.getParent();
            if (parent != null) Files.createDirectories(parent);
            Files.createDirectory(path, ownerOnly);
        }
        OwnerOnly.make(path);
        var channel =
                FileChannel.open(
                        path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DataDirectory(path, channel, lock));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByOurselves) {
            return null;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /// Where the secret is that the services of this installation share; made once.
    Path serviceTokenFile() throws IOException {
        var file = tokenFile(path);
        if (Files.notExists(file)) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            writePrivately(file, HexFormat.of().formatHex(bytes));
        }
        return file;
    }

    /// Leaves the port for the launcher's other commands.
    void announce(int port) throws IOException {
        Files.writeString(path.resolve("port"), Integer.toString(port));
    }

    /// The token that the process of this directory uses: from the environment, or its own.
    static String readToken(Path path) throws IOException {
        var file = System.getenv("MAYDAY_SERVICE_TOKEN_FILE");
        if (file != null && !file.isBlank()) return first(Files.readString(Path.of(file)));
        var given = System.getenv("MAYDAY_SERVICE_TOKEN");
        if (given != null && !given.isBlank()) return first(given);
        return first(Files.readString(tokenFile(path)));
    }

    /// Of several tokens the first is sent.
    private static String first(String tokens) {
        return tokens.strip().split("[\\s,]+", 2)[0];
    }

    static int readPort(Path path) throws IOException {
        return Integer.parseInt(Files.readString(path.resolve("port")).strip());
    }

    /// May be repeated.
    @Override
    public void close() {
        try {
            if (lock.isValid()) lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tokenFile(Path path) {
        return path.resolve("service.token");
    }

    private static void writePrivately(Path file, String text) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var making = Files.createTempFile(file.getParent(), "secret", ".making", ownerOnly);
        Files.writeString(making, text);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
