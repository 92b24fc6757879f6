package dev.mayday.contracts.alerts;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rules, destinations and the delivery log of a project. Bearer: a person's or a program's;
/// alerts-service asks issues-service whether it may: 401, 403 and 404 are its answers.
@Path("/internal/alerts/projects/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AlertsApi {

    /// The rules of a project, in the order in which they were made.
    @GET
    @Path("/rules")
    Uni<List<Rule>> rules(
            @HeaderParam("Authorization") String bearer, @PathParam("project") long project);

    /// Changes a rule; 400 with a detail that names the field, 404 when the project has no such
    /// rule.
    @PUT
    @Path("/rules/{id}")
    Uni<Rule> setRule(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @PathParam("id") long id,
            RuleSettings settings);

    /// The kinds of destinations that can be added.
    @GET
    @Path("/channels")
    Uni<List<Channel>> channels(
            @HeaderParam("Authorization") String bearer, @PathParam("project") long project);

    /// Where the project's messages go.
    @GET
    @Path("/destinations")
    Uni<List<Destination>> destinations(
            @HeaderParam("Authorization") String bearer, @PathParam("project") long project);

    /// Adds a destination; 400 with a detail when its address is not allowed (semantics 13.8).
    @POST
    @Path("/destinations")
    Uni<Destination> addDestination(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            NewDestination destination);

    /// Removes a destination; what is still queued for it is cancelled.
    @DELETE
    @Path("/destinations/{id}")
    Uni<Void> removeDestination(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @PathParam("id") long id);

    /// Sends a marked test message now and tells what the receiver answered.
    @POST
    @Path("/destinations/{id}/test")
    Uni<TestResult> test(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @PathParam("id") long id);

    /// The newest deliveries first.
    ///
    /// @param limit 1–100, default 25
    @GET
    @Path("/deliveries")
    Uni<List<Delivery>> deliveries(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @QueryParam("issue") @Nullable Long issue,
            @QueryParam("limit") @Nullable Integer limit);

    /// Sends a dead delivery again, as a new one with the same content that says so. Twice is
    /// harmless: the answer names the same one. 400 with a reason when it cannot be, 404 when the
    /// project has no such delivery.
    @POST
    @Path("/deliveries/{id}/resends")
    Uni<Resent> resend(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @PathParam("id") long id);

    /// @param by the delivery that sends it again
    record Resent(long by) {}

    /// @param sentence what it waits for, as people read it
    record Rule(long id, String sentence, RuleSettings settings) {}

    /// @param conditions `issue.new`, `issue.regressed`; one that is met is enough
    /// @param filter a query; only the empty one is accepted yet
    /// @param environments empty for any
    /// @param routes ids of destinations, empty for all
    /// @param throttle least seconds between two messages about one issue, 0–2592000
    record RuleSettings(
            String name,
            RuleMode mode,
            List<String> conditions,
            String filter,
            List<String> environments,
            List<Long> routes,
            long throttle) {

        /// The same rule, switched.
        public RuleSettings with(RuleMode otherMode, List<String> otherEnvironments) {
            return new RuleSettings(
                    name, otherMode, conditions, filter, otherEnvironments, routes, throttle);
        }
    }

    /// @param fields what is to be filled in for one
    record Channel(ChannelKind kind, String title, List<Field> fields) {
        public Channel {
            fields = List.copyOf(fields);
        }
    }

    /// @param type of the HTML input: text, url, password, email
    /// @param hint an example
    record Field(String name, String label, String type, String hint) {}

    /// @param address without its secret part
    record Destination(long id, ChannelKind kind, String name, String address, boolean enabled) {}

    /// @param settings by field name
    record NewDestination(ChannelKind kind, String name, Map<String, String> settings) {}

    record TestResult(boolean delivered, int status, String answer) {}

    /// @param nextAttempt when it is tried again; null when it is not
    /// @param joinedTo the delivery that tells of this superseded one, too; null for none
    /// @param others how many deliveries this one tells of beside its own
    /// @param resends the dead delivery that this one sends again; null for none
    /// @param resentBy the delivery that sends this dead one again; null for none
    record Delivery(
            long id,
            String destination,
            String rule,
            long issueId,
            String shortId,
            String title,
            String reason,
            DeliveryState state,
            Instant created,
            @Nullable Instant nextAttempt,
            @Nullable Long joinedTo,
            int others,
            @Nullable Long resends,
            @Nullable Long resentBy,
            List<Attempt> attempts) {
        public Delivery {
            attempts = List.copyOf(attempts);
        }
    }

    /// @param status HTTP status, 0 when there was no answer
    /// @param answer at most the first 1 KiB, secrets masked
    record Attempt(Instant at, int status, long millis, String answer) {}
}
