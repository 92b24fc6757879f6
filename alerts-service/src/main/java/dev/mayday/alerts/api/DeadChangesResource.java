package dev.mayday.alerts.api;

import dev.mayday.alerts.api.ServiceTokenFilter.ServiceOnly;
import dev.mayday.alerts.evaluation.DeadChanges;
import dev.mayday.contracts.alerts.DeadChangesApi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What was put aside, for the operations page.
@ServiceOnly
class DeadChangesResource implements DeadChangesApi {

    private static final Logger LOG = Logger.getLogger(DeadChangesResource.class);

    private final DeadChanges dead;

    DeadChangesResource(DeadChanges dead) {
        this.dead = dead;
    }

    @Override
    public Uni<Page> list(String bearer, @Nullable Long before, @Nullable Integer limit) {
        return dead.newest(before, Input.limit(limit));
    }

    @Override
    public Uni<Run> rerun(String bearer, long id) {
        return dead.rerun(id)
                .invoke(run -> LOG.infof("dead change run again id=%d", id))
                .map(run -> run.orElseThrow(() -> missing(id)));
    }

    @Override
    public Uni<Void> delete(String bearer, long id) {
        return dead.delete(id)
                .invoke(
                        deleted -> {
                            if (!deleted) {
                                throw missing(id);
                            }
                            LOG.infof("dead change deleted id=%d", id);
                        })
                .replaceWithVoid();
    }

    @ServerExceptionMapper
    Response refused(Throwable failure) {
        return Refused.answer(failure);
    }

    private static Refused missing(long id) {
        return Refused.missing("there is no dead change " + id);
    }
}
