package dev.mayday.alerts.egress;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;

/// Names to addresses.
public interface Resolver {

    /// All addresses of a host; fails with [java.net.UnknownHostException] when there is none.
    Uni<List<InetAddress>> resolve(String host);

    /// The resolver of the machine, asked on a worker thread because it blocks.
    @DefaultBean
    @ApplicationScoped
    class OfTheMachine implements Resolver {

        @Override
        public Uni<List<InetAddress>> resolve(String host) {
            return Uni.createFrom()
                    .item(Unchecked.supplier(() -> List.of(InetAddress.getAllByName(host))))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        }
    }
}
