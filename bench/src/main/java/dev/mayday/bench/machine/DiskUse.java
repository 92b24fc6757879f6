package dev.mayday.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Bytes that an installation has on disk.
///
/// @param database tables and indexes, without the write-ahead log
/// @param spool what is accepted and perhaps not yet digested
public record DiskUse(long database, long spool) {

    public static DiskUse of(Path data) throws IOException {
        var postgres = data.resolve("postgres").resolve("data");
        return new DiskUse(
                size(postgres, postgres.resolve("pg_wal")), size(data.resolve("spool"), null));
    }

    public DiskUse minus(DiskUse earlier) {
        return new DiskUse(database - earlier.database, spool - earlier.spool);
    }

    private static long size(Path directory, @org.jspecify.annotations.Nullable Path without)
            throws IOException {
        if (Files.notExists(directory)) return 0;
        try (var files = Files.walk(directory)) {
            return files.filter(file -> without == null || !file.startsWith(without))
                    .filter(Files::isRegularFile)
                    .mapToLong(DiskUse::size)
                    .sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// 0 for a file that has gone since it was listed.
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
