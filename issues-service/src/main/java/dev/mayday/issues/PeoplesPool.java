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

    private static final int MOST_WAITING = 256;
    private static final int PATIENCE_SECONDS = 2;

    @Override
    public Pool create(Input input) {
        var options =
                input.poolOptions()
                        .setMaxWaitQueueSize(MOST_WAITING)
                        .setConnectionTimeout(PATIENCE_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
