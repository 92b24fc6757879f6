package dev.mayday.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/// A file system of its own under one directory, as small as wanted, in a mount namespace of its
/// own: nobody else sees what a test does to it, and nothing of it is left behind. A process that
/// does nothing holds the namespace, so that programs in it may come and go.
record SmallDisk(Path place, Process holder, Rights rights) implements AutoCloseable {

    /// With the rights of root, or as root of nothing but a new user namespace.
    private enum Rights {
        ROOT(List.of("unshare", "--mount"), List.of()),
        NONE(
                List.of("unshare", "--map-root-user", "--mount"),
                List.of("--user", "--preserve-credentials"));

        private final List<String> unshare;
        private final List<String> enter;

        Rights(List<String> unshare, List<String> enter) {
            this.unshare = unshare;
            this.enter = enter;
        }
    }

    /// Plenty for a database too.
    private static final int INODES = 10_000;

    /// In memory.
    ///
    /// @param place made if missing
    static SmallDisk inMemory(Path place, int megabytes) throws IOException {
        return mount(
                place,
                "mount -t tmpfs -o size=%dm,nr_inodes=%d none '%s'"
                        .formatted(megabytes, INODES, place));
    }

    /// In a file, as a real one that turns read-only at an error. Needs the rights of root.
    static SmallDisk ofExt4(Path place, Path image, int megabytes) throws IOException {
        var make = "truncate -s %dM '%s' && mkfs.ext4 -q -F '%2$s'".formatted(megabytes, image);
        return mount(place, make + " && " + MOUNT_EXT4.formatted(image, place));
    }

    private static final String MOUNT_EXT4 = "mount -o loop,errors=remount-ro '%s' '%s'";

    private static SmallDisk mount(Path place, String mount) throws IOException {
        Files.createDirectories(place);
        var said = new StringBuilder();
        for (var rights : Rights.values()) {
            var holder = hold(rights.unshare, mount + " && echo mounted && exec cat");
            var output =
                    new BufferedReader(
                            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
            var line = output.readLine();
            if ("mounted".equals(line)) return new SmallDisk(place, holder, rights);
            said.append('\n').append(rights.unshare).append(": ").append(line);
            holder.destroyForcibly();
        }
        throw new AssertionError("This test needs mount namespaces, and they are refused:" + said);
    }

    /// Ends with us, because its input ends then.
    private static Process hold(List<String> unshare, String script) throws IOException {
        var command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", script));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// The command as it is run where this disk is.
    List<String> within(List<String> command) {
        var entering = new ArrayList<>(List.of("nsenter", "--target", Long.toString(holder.pid())));
        entering.add("--mount");
        entering.addAll(rights.enter);
        entering.addAll(List.of("sh", "-c", "cd \"$0\" && exec \"$@\""));
        entering.add(Standalone.ROOT.toString());
        entering.addAll(command);
        return entering;
    }

    /// Runs a script there.
    ///
    /// @throws AssertionError with its output when it fails
    void run(String script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(within(List.of("sh", "-c", script)))
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new AssertionError(script + ": " + output);
    }

    /// A path of that namespace as it is reached from here.
    Path seen(Path path) {
        return Path.of("/proc", Long.toString(holder.pid()), "root" + path.toAbsolutePath());
    }

    /// Free bytes.
    long room() throws IOException {
        return Files.getFileStore(seen(place)).getUsableSpace();
    }

    /// Takes all room that there is, to the last byte, until [#empty]. May be repeated.
    void fill() throws IOException {
        var kilobyte = new byte[1 << 10];
        var megabyte = new byte[1 << 20];
        try (var filler =
                Files.newOutputStream(
                        filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeWhileItFits(filler, megabyte);
            writeWhileItFits(filler, kilobyte);
        }
    }

    private static void writeWhileItFits(OutputStream filler, byte[] part) {
        try {
            while (true) filler.write(part);
        } catch (IOException full) {
            // as wanted
        }
    }

    /// Takes all files that it may have, of which none takes room, until [#empty].
    void fillWithNothing() throws IOException {
        Files.createDirectory(filler());
        try {
            for (int n = 0; true; n++) Files.createFile(filler().resolve(Integer.toString(n)));
        } catch (IOException full) {
            // as wanted
        }
    }

    void empty() throws IOException {
        FileUtils.forceDelete(filler().toFile());
    }

    private Path filler() {
        return seen(place).resolve("filler");
    }

    /// What the kernel does when it finds the file system damaged: it goes on read-only, files that
    /// are open for writing included.
    void turnReadOnly() throws IOException, InterruptedException {
        run(
                """
                device=$(findmnt --noheadings --output SOURCE '%s')
                echo test > /sys/fs/ext4/${device#/dev/}/trigger_fs_error\
                """
                        .formatted(place));
    }

    /// What an operator does then, when nobody uses it any more.
    void repair(Path image) throws IOException, InterruptedException {
        run(
                "umount '%s' && { e2fsck -p '%s'; test $? -le 1; } && %s"
                        .formatted(place, image, MOUNT_EXT4.formatted(image, place)));
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
    }
}
