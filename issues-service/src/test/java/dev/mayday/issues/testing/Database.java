package dev.mayday.issues.testing;

import dev.mayday.postgres.EmbeddedPostgres;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL with the schema of issues-service, and questions to it.
public final class Database implements AutoCloseable {

    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "mayday-postgres-programs");

    private final Path home;
    private final Vertx vertx = Vertx.vertx();
    private EmbeddedPostgres postgres;
    private final Pool pool;

    private Database(Path home) throws IOException {
        this.home = home;
        postgres = EmbeddedPostgres.start(home, PROGRAMS);
        migrate();
        pool = pool(8, Duration.ofSeconds(30));
    }

    /// One for all tests of the process: they keep apart by using projects of their own.
    public static Database shared() {
        return Shared.DATABASE;
    }

    /// One of its own, for tests that stop it.
    public static Database start() {
        try {
            return new Database(Files.createTempDirectory("mayday-issues-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        private static final Database DATABASE = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(DATABASE::close));
        }
    }

    public Pool pool() {
        return pool;
    }

    public long pid() throws IOException {
        return postgres.pid();
    }

    public void stop() throws IOException {
        postgres.close();
    }

    /// On the same port as before.
    public void startAgain() throws IOException {
        postgres = EmbeddedPostgres.start(home, PROGRAMS, postgres.port());
    }

    public void run(String sql, Object... parameters) {
        pool.preparedQuery(sql).executeAndAwait(tuple(parameters));
    }

    public List<Row> rows(String sql, Object... parameters) {
        var rows = new ArrayList<Row>();
        pool.preparedQuery(sql).executeAndAwait(tuple(parameters)).forEach(rows::add);
        return rows;
    }

    public long number(String sql, Object... parameters) {
        return ((Number) rows(sql, parameters).getFirst().getValue(0)).longValue();
    }

    public String text(String sql, Object... parameters) {
        return rows(sql, parameters).getFirst().getString(0);
    }

    /// Makes an organization with one project and one active key.
    ///
    /// @param publicKey 32 hex digits
    /// @return the project's id
    public long project(String slug, String publicKey) {
        long organization =
                number(
                        "INSERT INTO organization (slug, name, created_at) VALUES ($1, $1, now()) RETURNING id",
                        slug);
        long project =
                number(
                        """
                        INSERT INTO project (organization_id, slug, name, created_at)
                        VALUES ($1, $2, $2, now()) RETURNING id""",
                        organization,
                        slug);
        run(
                "INSERT INTO project_key (project_id, public_key, label, created_at) VALUES ($1, $2, 'first', now())",
                project,
                publicKey);
        return project;
    }

    private static Tuple tuple(Object... parameters) {
        return Tuple.tuple(List.of(parameters));
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password())
                .schemas("issues")
                .locations("db/issues")
                .load()
                .migrate();
    }

    /// Another pool, for those who want to see it full.
    public Pool pool(int size, Duration patience) {
        var where =
                PgConnectOptions.fromUri(postgres.reactiveUrl())
                        .setUser(EmbeddedPostgres.USER)
                        .setPassword(postgres.password())
                        .setCachePreparedStatements(true)
                        .addProperty("search_path", "issues")
                        .addProperty("plan_cache_mode", "force_custom_plan");
        var options =
                new PoolOptions()
                        .setMaxSize(size)
                        .setConnectionTimeout((int) patience.toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return Pool.newInstance(
                PgBuilder.pool().with(options).connectingTo(where).using(vertx).build());
    }

    @Override
    public void close() {
        try {
            pool.closeAndAwait();
            vertx.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
