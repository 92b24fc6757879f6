package dev.mayday.e2e;

import java.nio.file.Path;

/// Where unpacked programs are shared between test runs.
final class Programs {

    private Programs() {}

    static Path postgres() {
        return Path.of(System.getProperty("java.io.tmpdir"), "mayday-postgres-programs");
    }
}
