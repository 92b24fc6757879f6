package dev.mayday.postgres;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The unpacked PostgreSQL programs: initdb, pg_ctl and postgres.
final class PostgresBinaries {

    private static final String ARCHIVE = "/postgres-linux-%s.txz";
    private static final String COMPLETE = "unpacked";

    private PostgresBinaries() {}

    /// Unpacks into the directory unless that was done before; safe when several processes do it at
    /// once.
    static void unpackInto(Path directory) throws IOException {
        Files.createDirectories(directory);
        var marker = directory.resolve(COMPLETE);
        if (Files.exists(marker)) return;
        try (var channel =
                        FileChannel.open(
                                directory.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (Files.exists(marker)) return;
            unpack(directory);
            Files.createFile(marker);
        }
    }

    private static void unpack(Path directory) throws IOException {
        var name = ARCHIVE.formatted(architecture());
        try (var resource = PostgresBinaries.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new FileNotFoundException(
                        "no PostgreSQL for this machine on the class path: " + name);
            }
            try (var tar =
                    new TarArchiveInputStream(
                            new XZInputStream(new BufferedInputStream(resource)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, directory);
                }
            }
        }
        openDirectories(directory);
    }

    /// For whoever runs the programs, whatever the umask: they are no secret.
    private static void openDirectories(Path directory) throws IOException {
        try (var entries = Files.walk(directory)) {
            for (var entry : (Iterable<Path>) entries.filter(Files::isDirectory)::iterator) {
                Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
            throws IOException {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
