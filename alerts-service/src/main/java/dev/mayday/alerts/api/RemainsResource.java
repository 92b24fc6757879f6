package dev.mayday.alerts.api;

import dev.mayday.alerts.Remains;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.alerts.RemainsApi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// [RemainsApi] for issues-service, which knows when a project is no more.
@Admits(Who.SERVICE)
class RemainsResource implements RemainsApi {

    private static final Logger LOG = Logger.getLogger(RemainsResource.class);

    private final Remains remains;

    RemainsResource(Remains remains) {
        this.remains = remains;
    }

    @Override
    public Uni<Void> delete(String bearer, long project) {
        if (project <= 0) throw Refused.bad("project: the id of a project");
        return remains.delete(project)
                .invoke(() -> LOG.infof("remains of a project deleted project=%d", project));
    }

    @ServerExceptionMapper
    Response refused(Throwable failure) {
        return Refused.answer(failure);
    }
}
