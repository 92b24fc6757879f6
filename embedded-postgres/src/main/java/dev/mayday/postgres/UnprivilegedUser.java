package dev.mayday.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;

/// PostgreSQL refuses to run as root, so for root its programs are started as somebody with fewer
/// rights.
sealed interface UnprivilegedUser {

    /// What to write before a command.
    List<String> prefix();

    /// Called with each directory that the programs will write to.
    void own(Path directory) throws IOException;

    /// Called before each start with a directory that the programs must come to.
    default void reach(Path directory) throws IOException {}

    /// We are not root: nothing to do.
    record Ourselves() implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path directory) {}
    }

    /// A user namespace of its own: no longer root inside, the files stay root's outside.
    record UserNamespace() implements UnprivilegedUser {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public void own(Path directory) {}
    }

    /// Where namespaces are forbidden (some containers): the user nobody, to whom the directory is
    /// given.
    record Nobody() implements UnprivilegedUser {
        private static final int ID = 65534;

        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
        }

        /// The directory above is closed to everybody but us: this user may pass, and not look.
        @Override
        public void reach(Path directory) throws IOException {
            var above = directory.getParent();
            var allowed = EnumSet.copyOf(Files.getPosixFilePermissions(above));
            if (allowed.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(above, allowed);
            }
        }

        @Override
        public void own(Path directory) throws IOException {
            try (var files = Files.walk(directory)) {
                for (var file : (Iterable<Path>) files::iterator) {
                    Files.setAttribute(file, "unix:uid", ID);
                    Files.setAttribute(file, "unix:gid", ID);
                }
            }
        }
    }

    static UnprivilegedUser find() throws IOException {
        boolean root =
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        if (!root) return new Ourselves();
        return Command.succeeds("unshare", "-U", "true") ? new UserNamespace() : new Nobody();
    }
}
