package dev.mayday.alerts.egress;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// The resolver of the machine, asked on a worker thread because it blocks.
@DefaultBean
@ApplicationScoped
class SystemResolver implements Resolver {

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom()
                .<List<InetAddress>>emitter(answer -> resolve(host, answer))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static void resolve(String host, UniEmitter<? super List<InetAddress>> answer) {
        try {
            answer.complete(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException unknown) {
            answer.fail(unknown);
        }
    }
}
