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
import org.jspecify.annotations.Nullable;

/// Rules, destinations and the delivery log of a project. Bearer: the service token; the dashboard
/// asks
/// issues-service first whether the person may see the project.
@Path("/internal/alerts/projects/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AlertsApi {

    /// The rules of a project. A project that was never asked for has the two default ones: new
    /// issue, regression.
    @GET
    @Path("/rules")
    Uni<List<Rule>> rules(
            @HeaderParam("Authorization") String bearer, @PathParam("project") long project);

    /// Switches a rule.
    @PUT
    @Path("/rules/{trigger}")
    Uni<Rule> setRule(
            @HeaderParam("Authorization") String bearer,
            @PathParam("project") long project,
            @PathParam("trigger") String trigger,
            RuleSettings settings);

    /// Where the project's messages go.
    @GET
    @Path("/destinations")
    Uni<List<Destination>> destinations(
            @HeaderParam("Authorization") String bearer, @PathParam("project") long project);

    /// Adds a Slack incoming webhook; 400 with a detail when the URL is not allowed (semantics
    /// 13.8).
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

    /// @param trigger `issue.new` or `issue.regressed`
    /// @param mode off, watch or active
    record Rule(long id, String trigger, String name, String mode, List<String> environments) {
        public Rule {
            environments = List.copyOf(environments);
        }
    }

    /// @param environments empty for any
    record RuleSettings(String mode, List<String> environments) {
        public RuleSettings {
            environments = List.copyOf(environments);
        }
    }

    /// @param kind `slack`
    /// @param maskedUrl the address without its secret part
    record Destination(long id, String kind, String name, String maskedUrl, boolean enabled) {}

    record NewDestination(String kind, String name, String url) {}

    record TestResult(boolean delivered, int status, String answer) {}

    /// @param state queued, sending, retrying, delivered, superseded, dead or cancelled
    /// @param nextAttempt when it is tried again; null when it is not
    record Delivery(
            long id,
            String destination,
            String rule,
            long issueId,
            String shortId,
            String title,
            String reason,
            String state,
            Instant created,
            @Nullable Instant nextAttempt,
            List<Attempt> attempts) {
        public Delivery {
            attempts = List.copyOf(attempts);
        }
    }

    /// @param status HTTP status, 0 when there was no answer
    /// @param answer at most the first 1 KiB, secrets masked
    record Attempt(Instant at, int status, long millis, String answer) {}
}
