package dev.mayday.alerts;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// The pool of this service with a bounded queue: who waits too long, or comes when too many wait,
/// is told so, and nobody's patience is held up without end.
@Singleton
@ReactiveDataSource("alerts")
record BoundedPool(AlertsConfig config) implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        var database = config.database();
        var options =
                input.poolOptions()
                        .setMaxWaitQueueSize(database.waiting())
                        .setConnectionTimeout((int) database.patience().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(input.pgConnectOptionsList().getFirst())
                .using(input.vertx())
                .build();
    }
}
