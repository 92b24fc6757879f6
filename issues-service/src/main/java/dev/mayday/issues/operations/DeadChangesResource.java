package dev.mayday.issues.operations;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.alerts.DeadChangesApi.DeadChange;
import dev.mayday.contracts.alerts.DeadChangesApi.Deleted;
import dev.mayday.contracts.alerts.DeadChangesApi.Page;
import dev.mayday.contracts.alerts.DeadChangesApi.Run;
import dev.mayday.contracts.alerts.DeadChangesApi.Runs;
import dev.mayday.front.ServiceTokens;
import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The changes that alerts-service could not judge, for programs. It knows no people and no names
/// of projects: who may is decided here, and the names are put beside the numbers.
@Path("/api/0/operations/dead-changes")
@Produces(MediaType.APPLICATION_JSON)
class DeadChangesResource {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final String AWAY = "alerts-service, which has them, is away.";
    private static final String IN_DOUBT =
            "alerts-service, which has them, is away or too slow. What was asked for may still be"
                    + " done; look before you try again.";
    private static final String IDS = "{id: [0-9]{1,18}}";

    private final DeadChangesClient alerts;
    private final ProjectSlugs slugs;
    private final ServiceTokens services;

    DeadChangesResource(
            @RestClient DeadChangesClient alerts, ProjectSlugs slugs, ServiceTokens services) {
        this.alerts = alerts;
        this.slugs = slugs;
        this.services = services;
    }

    record DeadChanges(List<Line> changes, long total, @Nullable String nextCursor) {}

    /// What it says is left out, as of dead envelopes.
    ///
    /// @param at when it was put aside
    /// @param projectId 0 when nobody can tell
    /// @param project slug; empty when it is not known
    /// @param changeId 0 when nobody can tell
    record Line(
            long id, Instant at, long projectId, String project, long changeId, String reason) {}

    /// @param cursor of the page before
    @Admits(Who.INSTANCE_ADMIN)
    @GET
    public Uni<DeadChanges> list(
            @RestQuery @Nullable String cursor, @RestQuery @Nullable String limit) {
        var most = OperationsResource.limit(DeadEnvelopesResource.number(limit));
        return asked(AWAY, () -> alerts.list(services.bearer(), before(cursor), most))
                .chain(
                        page ->
                                slugs.of(page.changes().stream().map(DeadChange::project))
                                        .map(known -> shown(page, known)));
    }

    @Admits(Who.INSTANCE_ADMIN)
    @POST
    @Path("/" + IDS + "/runs")
    public Uni<Run> rerun(@RestPath long id) {
        return asked(IN_DOUBT, () -> alerts.rerun(services.bearer(), id));
    }

    @Admits(Who.INSTANCE_ADMIN)
    @POST
    @Path("/runs")
    public Uni<Runs> rerunAll() {
        return asked(IN_DOUBT, () -> alerts.rerunAll(services.bearer()));
    }

    @Admits(Who.INSTANCE_ADMIN)
    @DELETE
    @Path("/" + IDS)
    public Uni<Void> delete(@RestPath long id) {
        return asked(IN_DOUBT, () -> alerts.delete(services.bearer(), id));
    }

    /// @param until ISO time, required: the one up to which the caller has looked
    @Admits(Who.INSTANCE_ADMIN)
    @DELETE
    public Uni<Deleted> deleteAll(@RestQuery @Nullable String until) {
        return asked(
                IN_DOUBT,
                () ->
                        alerts.deleteAll(
                                services.bearer(), OperationsResource.time(until).toString()));
    }

    /// @param away what is said when no answer came
    private <T> Uni<T> asked(String away, Supplier<Uni<T>> question) {
        return question.get()
                .onFailure(DeadChangesResource::isMissing)
                .transform(_ -> Refused.notFound())
                .onFailure(DeadChangesResource::isAway)
                .transform(_ -> Refused.busy(away, A_MOMENT));
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 404;
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof ProcessingException
                || failure instanceof WebApplicationException answer
                        && !(failure instanceof Refused)
                        && answer.getResponse().getStatus() >= 500;
    }

    private static DeadChanges shown(Page page, Map<Long, String> slugs) {
        var lines = page.changes().stream().map(change -> line(change, slugs)).toList();
        var next = page.next() == null ? null : Long.toString(page.next());
        return new DeadChanges(lines, page.total(), next);
    }

    private static Line line(DeadChange change, Map<Long, String> slugs) {
        return new Line(
                change.id(),
                change.at(),
                change.project(),
                slugs.getOrDefault(change.project(), ""),
                change.change(),
                change.reason());
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) return null;
        if (cursor.matches("\\d{1,18}")) return Long.valueOf(cursor);
        throw Refused.invalid("cursor is not one of ours");
    }
}
