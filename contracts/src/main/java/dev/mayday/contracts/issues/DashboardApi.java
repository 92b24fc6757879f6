package dev.mayday.contracts.issues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.Level;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the pages of the dashboard read and change. Bearer: the person's session token, so that
/// permission is decided in issues-service and nowhere else. What a person may not see is 404.
@Path("/internal/dashboard")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface DashboardApi {

    /// The projects that the person can read, by name.
    @GET
    @Path("/projects")
    Uni<List<ProjectSummary>> projects(@HeaderParam("Authorization") String bearer);

    /// One project by its slug.
    @GET
    @Path("/projects/{slug}")
    Uni<ProjectSummary> project(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Makes a project with one key; 400 with a detail when the name cannot be used.
    @POST
    @Path("/projects")
    Uni<ProjectSummary> createProject(
            @HeaderParam("Authorization") String bearer, AdministrationApi.ProjectRequest request);

    /// A page of issues, newest `lastSeen` first unless told otherwise.
    ///
    /// @param project slug; null for all
    /// @param status unresolved (default unless the query says `is:`), resolved, archived or all
    /// @param query in the search language (semantics 10); 400 with the column when it is not
    /// understood; null for none. Just a short id or an event id finds its issue in any state
    /// @param environment null for all
    /// @param period 14d by default, or another of 1h to 90d: decides trend and the counts in the
    /// filter, and what the query asks of events
    /// @param sort lastSeen (default), firstSeen, events, users or impact
    /// @param cursor of the page before; null for the first page
    /// @param limit 1–100, default 25
    /// @param timeZone of the person, such as Europe/Berlin: a day of the query is a day there;
    /// null for UTC
    @GET
    @Path("/issues")
    Uni<IssuePage> issues(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("project") @Nullable String project,
            @QueryParam("status") @Nullable String status,
            @QueryParam("query") @Nullable String query,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("period") @Nullable String period,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("timeZone") @Nullable String timeZone);

    /// How some issues of a list stand now, in whatever state they are. What the person may not see
    /// is left out.
    ///
    /// @param id 1–100 of them
    /// @param environment as above
    /// @param period as above
    @GET
    @Path("/issue-rows")
    Uni<List<IssueRow>> rows(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("id") List<Long> id,
            @QueryParam("environment") @Nullable String environment,
            @QueryParam("period") @Nullable String period);

    /// How what somebody types in a search could go on: at most ten words, the most used first.
    ///
    /// @param project slug; null for all
    /// @param key before the colon; null while it is typed itself
    /// @param start of the word; null for none
    @GET
    @Path("/search/suggestions")
    Uni<List<String>> suggestions(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("project") @Nullable String project,
            @QueryParam("key") @Nullable String key,
            @QueryParam("start") @Nullable String start);

    /// One issue.
    @GET
    @Path("/issues/{id}")
    Uni<IssueDetail> issue(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    /// The kept events of an issue, newest first.
    ///
    /// @param query as above, here also of what only an event says; null for all
    /// @param cursor of the page before; null for the first page
    /// @param limit 1–100, default 25
    /// @param timeZone as above
    @GET
    @Path("/issues/{id}/events")
    Uni<EventPage> events(
            @HeaderParam("Authorization") String bearer,
            @PathParam("id") long id,
            @QueryParam("query") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("timeZone") @Nullable String timeZone);

    /// One event of an issue.
    ///
    /// @param which 32 hex digits, `latest`, `oldest` or `recommended`: the newest of those that
    /// tell most. Where the query finds nothing, the one of all
    /// @param query as above: among which events it is, and which are older and newer
    /// @param timeZone as above
    @GET
    @Path("/issues/{id}/events/{which}")
    Uni<EventDetail> event(
            @HeaderParam("Authorization") String bearer,
            @PathParam("id") long id,
            @PathParam("which") String which,
            @QueryParam("query") @Nullable String query,
            @QueryParam("timeZone") @Nullable String timeZone);

    /// Decides about 1–1000 issues in one go: all, or with a report of what was skipped. 400 when
    /// there are none, too many, or an unknown deed.
    @POST
    @Path("/decisions")
    Uni<DecisionReport> decide(@HeaderParam("Authorization") String bearer, Decision decision);

    /// Takes a decision back: each issue stands again exactly as before it, unless something moved
    /// it meanwhile. Twice is harmless. 404 when there is no such decision.
    @DELETE
    @Path("/decisions/{decision}")
    Uni<DecisionReport> undo(
            @HeaderParam("Authorization") String bearer, @PathParam("decision") long decision);

    /// @param issues ids; one that is named twice counts once
    record Decision(Deed deed, List<Long> issues) {}

    /// @param dsn of the project's first active key; empty when none is
    /// @param firstEventAt null until the first event is visible
    /// @param unresolved issues that are open now
    record ProjectSummary(
            long id,
            String slug,
            String name,
            @Nullable String platform,
            String dsn,
            Instant created,
            @Nullable Instant firstEventAt,
            long unresolved,
            List<String> environments) {
        public ProjectSummary {
            environments = List.copyOf(environments);
        }
    }

    /// @param looked how many kept events were looked at for this page
    /// @param nextCursor null when there are no more; otherwise there may be some, even if this
    /// page has few: so many events are looked at for one answer and not more
    record EventPage(List<EventRow> events, int looked, @Nullable String nextCursor) {
        public EventPage {
            events = List.copyOf(events);
        }
    }

    /// @param user e-mail, name, id or address of the person to whom it happened; empty when
    /// unknown
    /// @param tags in the order of the event: hostile text
    record EventRow(
            String id,
            Instant received,
            Instant timestamp,
            String title,
            String environment,
            String release,
            Level level,
            String user,
            Map<String, String> tags) {
        public EventRow {
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    /// @param title `Type: message`, one line of hostile text
    /// @param type null for messages
    /// @param unhandled whether it escaped all handlers
    /// @param events in the chosen period and environment; eventsTotal over the lifetime
    /// @param users likewise
    /// @param trend events per equal slice of the period, oldest first
    /// @param owner null when it is assigned to nobody
    record IssueRow(
            long id,
            String shortId,
            String project,
            String title,
            @Nullable String type,
            @Nullable String value,
            String culprit,
            Level level,
            String platform,
            IssueStatus status,
            IssueSubstatus substatus,
            boolean unhandled,
            long events,
            long eventsTotal,
            long users,
            long usersTotal,
            Instant firstSeen,
            Instant lastSeen,
            List<Long> trend,
            @Nullable IssueOwner owner) {
        public IssueRow {
            trend = List.copyOf(trend);
        }
    }

    /// @param statusSentence why the issue is in its state, from the trace
    /// @param firstRelease empty when unknown
    /// @param trend of the last 14 d
    /// @param activity newest first
    /// @param grouping the explanation that was stored with the issue's first hash (grouping 2.12)
    record IssueDetail(
            IssueRow row,
            String statusSentence,
            String handled,
            String firstRelease,
            String lastRelease,
            int episode,
            List<Activity> activity,
            @Nullable JsonNode grouping) {
        public IssueDetail {
            activity = List.copyOf(activity);
        }
    }

    /// @param actor null when it was an event or the system
    /// @param sentence what happened; behind an actor it goes on from the name: `resolved it`
    /// @param undoable the decision that it tells of, while that can be taken back; else null
    record Activity(
            Instant at,
            ActivityKind kind,
            @Nullable String actor,
            String sentence,
            @Nullable Long undoable) {}
}
