package dev.mayday.alerts.api;

import dev.mayday.alerts.evaluation.DeadChanges;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.alerts.DeadChangesApi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What was put aside: for the operations page, which asks with the bearer of a person, and for
/// issues-service, which has decided who may before it asks.
@Admits(Who.OPERATOR)
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
    public Uni<Runs> rerunAll(String bearer) {
        return dead.rerunAll()
                .invoke(
                        runs ->
                                LOG.infof(
                                        "dead changes run again done=%d failed=%d left=%d",
                                        runs.done(), runs.failed(), runs.left()));
    }

    @Override
    public Uni<Deleted> deleteAll(String bearer, @Nullable String until) {
        return dead.deleteUntil(Input.time("until", until))
                .invoke(gone -> LOG.infof("dead changes deleted count=%d", gone))
                .map(Deleted::new);
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
