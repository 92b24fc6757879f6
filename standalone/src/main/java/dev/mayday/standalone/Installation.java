package dev.mayday.standalone;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that must stand before the services start: the data directory, a database, and the
/// configuration that follows from them. The services learn it through system properties and do not
/// know that they share a process.
final class Installation implements AutoCloseable {

    private final DataDirectory directory;
    private final @Nullable EmbeddedPostgres postgres;
    private final int port;

    private Installation(DataDirectory directory, @Nullable EmbeddedPostgres postgres, int port) {
        this.directory = directory;
        this.postgres = postgres;
        this.port = port;
    }

    /// @param directory taken by us; closed with the installation
    static Installation prepare(DataDirectory directory, Options options) throws IOException {
        int port = options.port() == 0 ? freePort() : options.port();
        var database = options.first("database");
        var postgres =
                database == null
                        ? EmbeddedPostgres.start(
                                directory.resolve("postgres"),
                                directory.resolve("postgres-programs"))
                        : null;
        var installation = new Installation(directory, postgres, port);
        try {
            installation.configure(options, database);
            directory.announce(port);
            return installation;
        } catch (IOException | RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private void configure(Options options, @Nullable String database) throws IOException {
        configureServices(options);
        if (postgres != null) {
            configureDatabase(postgres.reactiveUrl(), EmbeddedPostgres.USER, postgres.password());
        } else if (database != null) {
            configureDatabase(ExternalDatabase.parse(database));
        }
    }

    int port() {
        return port;
    }

    private void configureServices(Options options) throws IOException {
        var loopback = "http://127.0.0.1:" + port;
        set("quarkus.http.port", Integer.toString(port));
        set("quarkus.http.host", options.first("host", "0.0.0.0"));
        set("quarkus.log.file.path", directory.resolve("mayday.log").toString());
        set("mayday.base-url", "http://localhost:" + port);
        set("mayday.ingest.spool.directory", directory.resolve("spool").toString());
        set("mayday.issues.digest.in-hand", directory.resolve("in-hand").toString());
        if (!isGiven(ServiceAuth.TOKEN_KEY)) {
            set(ServiceAuth.TOKEN_FILE_KEY, directory.serviceTokenFile().toString());
        }
        for (var client : List.of("issues-keys", "dashboard", "sessions", "alerts-api")) {
            set("quarkus.rest-client." + client + ".url", loopback);
        }
    }

    private static void configureDatabase(String url, String user, String password) {
        for (var service : List.of("issues", "alerts")) {
            var prefix = "quarkus.datasource." + service + ".";
            set(prefix + "jdbc.url", "jdbc:" + url);
            set(prefix + "reactive.url", url);
            set(prefix + "username", user);
            set(prefix + "password", password);
        }
    }

    /// Host, port and name of the database, without credentials, for messages.
    static String databaseAddress() {
        return System.getProperty("quarkus.datasource.issues.reactive.url", "its address")
                .replaceFirst("^postgresql://", "");
    }

    private static void configureDatabase(ExternalDatabase database) {
        configureDatabase(database.url(), database.user(), database.password());
    }

    /// What a person set in the environment or on the JVM's command line wins.
    private static void set(String key, String value) {
        if (!isGiven(key)) System.setProperty(key, value);
    }

    private static boolean isGiven(String key) {
        var variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
        return System.getProperty(key) != null || System.getenv(variable) != null;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            if (postgres != null) postgres.close();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// `postgresql://user:password@host:port/database`, as people write it.
    record ExternalDatabase(String url, String user, String password) {

        static ExternalDatabase parse(String text) {
            var uri = URI.create(text.startsWith("jdbc:") ? text.substring(5) : text);
            var userInfo = uri.getUserInfo();
            if (!List.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme()))
                    || uri.getHost() == null
                    || uri.getQuery() != null
                    || userInfo == null
                    || !userInfo.contains(":")) {
                throw new Options.Misuse(
                        "--database must look like postgresql://user:password@host:5432/database");
            }
            int colon = userInfo.indexOf(':');
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            return new ExternalDatabase(
                    "postgresql://%s:%d%s".formatted(uri.getHost(), port, uri.getPath()),
                    userInfo.substring(0, colon),
                    userInfo.substring(colon + 1));
        }
    }
}
