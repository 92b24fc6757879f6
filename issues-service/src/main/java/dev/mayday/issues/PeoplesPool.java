package dev.mayday.issues;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The connections that people and programs wait for. Who would wait long is told at once, which is
/// what keeps a slow database from filling the memory with requests.
@Singleton
@ReactiveDataSource("issues")
class PeoplesPool implements PgPoolCreator {

    /// How many may wait for a connection; the next is refused.
    private static final int MOST_WAITING = 256;

    @Override
    public Pool create(Input input) {
        return bounded(input, 2);
    }

    /// @param seconds how long each may wait for a connection
    static Pool bounded(PgPoolCreator.Input input, int seconds) {
        var options =
                input.poolOptions()
                        .setMaxWaitQueueSize(MOST_WAITING)
                        .setConnectionTimeout(seconds)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}

/// The connections of the digest and the outbox. Few ask at a time, and all of them ask again: what
/// is refused here is never the fault of a record.
@Singleton
@ReactiveDataSource("digest")
class DigestPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        return PeoplesPool.bounded(input, 30);
    }
}
