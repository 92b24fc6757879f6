package dev.mayday.standalone;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Directories 0700 and files 0600, also those that an older version or a copy left open: they hold
/// what people's applications say, and secrets. The launcher's umask sees to what is made later.
///
/// Left alone are PostgreSQL's own directory, which it guards itself and which may belong to
/// another user, its programs, which are no secret, and what is not ours to change.
final class OwnerOnly extends SimpleFileVisitor<Path> {

    private static final Set<String> GUARDED_ELSEWHERE = Set.of("postgres", "postgres-programs");

    private OwnerOnly() {}

    static void make(Path directory) throws IOException {
        Files.walkFileTree(directory, new OwnerOnly());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
            throws IOException {
        if (GUARDED_ELSEWHERE.contains(String.valueOf(directory.getFileName()))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        restrict(directory, "rwx------");
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) restrict(file, "rw-------");
        return FileVisitResult.CONTINUE;
    }

    private static void restrict(Path path, String permissions) throws IOException {
        Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
        if (!Files.getPosixFilePermissions(path).equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }
}
