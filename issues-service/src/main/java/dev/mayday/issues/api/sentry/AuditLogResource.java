package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AuditApi.Page;
import dev.mayday.contracts.issues.AuditApi.Search;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.api.edge.QueryParameters;
import dev.mayday.issues.audit.AuditDesk;
import dev.mayday.issues.organization.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The audit log of an organization, the newest entries first. What concerns the installation is
/// told on its page alone.
@Path("/api/0")
class AuditLogResource {

    private static final int MOST = 100;
    private static final Set<String> PARAMETERS =
            Set.of("actor", "event", "object", "start", "end", "statsPeriod", "cursor", "per_page");

    /// What the search calls otherwise.
    private static final Map<String, String> NAMES =
            Map.of("action", "event", "from", "start", "to", "end");

    private final CurrentCaller caller;
    private final AuditDesk desk;
    private final Pages pages;
    private final Surroundings surroundings;

    AuditLogResource(CurrentCaller caller, AuditDesk desk, Pages pages, Surroundings surroundings) {
        this.caller = caller;
        this.desk = desk;
        this.pages = pages;
        this.surroundings = surroundings;
    }

    /// @param actor part of the name of who did it
    /// @param event `member.invited`, or the beginning of it: `member`
    /// @param object part of what it was done to
    /// @param start a day or a time in ISO 8601; `end` the same, the whole of that day
    @Needs("org:write")
    @GET
    @Path("/organizations/{organization}/audit-logs")
    public Uni<RestResponse<AuditLogJson>> all(
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String event,
            @RestQuery @Nullable String object,
            @RestQuery @Nullable String start,
            @RestQuery @Nullable String end,
            @RestQuery @Nullable String statsPeriod,
            @RestQuery @Nullable String cursor,
            @RestQuery("per_page") @Nullable String perPage,
            @Context UriInfo request) {
        var mine = caller.organization();
        QueryParameters.allow(request, PARAMETERS);
        var search = new Search();
        search.actor = actor;
        search.action = event;
        search.object = object;
        search.from = from(start, statsPeriod);
        search.to = end;
        search.cursor = cursor;
        search.limit = limit(perPage);
        return page(mine, search)
                .map(
                        page ->
                                RestResponse.ResponseBuilder.ok(AuditLogJson.of(page.entries()))
                                        .header("Link", pages.links(page.next(), request))
                                        .build());
    }

    private Uni<Page> page(Organization mine, Search search) {
        try {
            return desk.page(mine.id(), false, search);
        } catch (Refused refused) {
            throw Refused.invalid(inOurNames(String.valueOf(refused.getMessage())));
        }
    }

    private static String inOurNames(String refusal) {
        for (var name : NAMES.entrySet()) {
            var theirs = name.getKey() + ":";
            if (refusal.startsWith(theirs))
                return name.getValue() + ":" + refusal.substring(theirs.length());
        }
        return refusal;
    }

    private @Nullable String from(@Nullable String start, @Nullable String statsPeriod) {
        var period = Parameters.duration(statsPeriod);
        if (period == null || start != null && !start.isEmpty()) return start;
        return surroundings.now().minus(period).toString();
    }

    private static @Nullable Integer limit(@Nullable String perPage) {
        var wanted = Parameters.limit(null, perPage);
        return wanted == null ? null : Integer.valueOf(Math.clamp(wanted, 1, MOST));
    }
}
