package dev.mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir Path parent;

    @Test
    void is_made_for_its_owner_only() throws Exception {
        try (var taken = DataDirectory.take(parent.resolve("a/b")).orElseThrow()) {
            taken.announce(9000);

            assertThat(permissions(parent.resolve("a/b"))).isEqualTo("rwx------");
        }
    }

    @Test
    void what_stood_open_before_is_closed_at_the_next_start() throws Exception {
        var data = open(Files.createDirectory(parent.resolve("data")), "rwxr-xr-x");
        var spool = open(Files.createDirectory(data.resolve("spool")), "rwxrwxrwx");
        var segment = open(Files.writeString(spool.resolve("1.log"), "x"), "rw-r--r--");
        var token = open(Files.writeString(data.resolve("service.token"), "x"), "rw-rw-rw-");

        try (var taken = DataDirectory.take(data).orElseThrow()) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(spool)).isEqualTo("rwx------");
            assertThat(permissions(segment)).isEqualTo("rw-------");
            assertThat(permissions(token)).isEqualTo("rw-------");
        }
    }

    @Test
    void postgres_own_directory_is_left_to_postgres() throws Exception {
        var data = Files.createDirectory(parent.resolve("data"));
        var postgres = open(Files.createDirectory(data.resolve("postgres")), "rwxr-x---");

        try (var taken = DataDirectory.take(data).orElseThrow()) {
            assertThat(permissions(postgres)).isEqualTo("rwxr-x---");
        }
    }

    @Test
    void a_second_process_does_not_get_it() throws Exception {
        try (var first = DataDirectory.take(parent).orElseThrow()) {
            assertThat(DataDirectory.take(parent)).isEmpty();
        }
    }

    @Test
    void closed_twice_it_is_free_for_the_next() throws Exception {
        var taken = DataDirectory.take(parent).orElseThrow();

        taken.close();
        taken.close();

        assertThat(DataDirectory.take(parent)).isPresent();
    }

    private static Path open(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
