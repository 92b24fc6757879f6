package dev.mayday.bench.target;

import dev.mayday.bench.load.Dsn;
import dev.mayday.bench.load.Origin;
import dev.mayday.bench.machine.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What is measured, and what may be known about it: of a server elsewhere perhaps only its DSN.
public final class Target implements AutoCloseable {

    private final Dsn dsn;
    private final @Nullable WebApi api;
    private @Nullable OwnMayday own;
    private final Path directory;
    private final boolean temporary;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Target(
            Dsn dsn,
            @Nullable WebApi api,
            @Nullable OwnMayday own,
            Path directory,
            boolean temporary) {
        this.dsn = dsn;
        this.api = api;
        this.own = own;
        this.directory = directory;
        this.temporary = temporary;
    }

    /// A server that runs already.
    ///
    /// @param api where its web API is; null for where its DSN points
    /// @param token null when there is none: then nothing is known beyond what it accepts
    public static Target at(Dsn dsn, @Nullable Origin api, @Nullable String token)
            throws IOException {
        var origin = api == null ? dsn.origin() : api;
        var found = token == null ? null : WebApi.find(origin, token, dsn.project());
        return new Target(dsn, found, null, Path.of("."), false);
    }

    /// A Mayday of our own.
    ///
    /// @param directory kept afterwards; null for a temporary one
    public static Target own(Path home, @Nullable Path directory) throws IOException {
        boolean temporary = directory == null;
        var data =
                temporary
                        ? Files.createTempDirectory("mayday-bench-")
                        : Files.createDirectories(directory);
        try {
            return own(OwnMayday.start(home, data), data, temporary);
        } catch (IOException | RuntimeException e) {
            if (temporary) delete(data);
            throw e;
        }
    }

    private static Target own(OwnMayday own, Path data, boolean temporary) throws IOException {
        try {
            var api = WebApi.find(own.origin(), own.token(), own.dsn().project());
            var target = new Target(own.dsn(), api, own, data, temporary);
            Runtime.getRuntime().addShutdownHook(new Thread(target::abandon));
            return target;
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    public Dsn dsn() {
        return dsn;
    }

    public Optional<WebApi> api() {
        return Optional.ofNullable(api);
    }

    /// The pages of our own, signed in.
    public Optional<WebUi> ui() throws IOException {
        return own == null ? Optional.empty() : Optional.of(own.signIn());
    }

    /// Stops our own and starts it again on its data.
    ///
    /// @return from the launcher's start until it was ready
    /// @throws IOException also when the target is not ours
    public Duration startAgain() throws IOException {
        if (own == null) throw new IOException("only a Mayday of our own can be started again");
        own.close();
        own = own.startAgain();
        return own.startTime();
    }

    /// How long our own took to start.
    public Optional<Duration> startTime() {
        return Optional.ofNullable(own).map(OwnMayday::startTime);
    }

    /// The application's processes, if they are ours.
    public Optional<ProcessTree> application() {
        return Optional.ofNullable(own).map(mayday -> ProcessTree.of(mayday.pid()));
    }

    /// The database, if it is that of our own Mayday.
    public Optional<Database> database() {
        return own == null
                ? Optional.empty()
                : Optional.of(new Database(data().resolve("postgres")));
    }

    /// The data directory of our own Mayday.
    public Path data() {
        return directory.resolve("mayday");
    }

    /// When this process is told to end before it is done: nothing may be left behind.
    private void abandon() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("bench: left behind " + directory + ": " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) return;
        if (api != null) api.close();
        if (own != null) own.close();
        if (temporary) delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
