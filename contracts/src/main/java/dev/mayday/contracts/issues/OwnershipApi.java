package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who owns what in the code of a project (semantics 9). Bearer: the person's session token. What
/// the person may not see is 404, what they may not do is 403.
@Path("/internal/projects/{slug}/ownership")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OwnershipApi {

    @GET
    Uni<Ownership> ownership(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Saves the rules as a new revision; the same text again makes none. 400 with every error by
    /// line and column; then nothing was saved.
    @PUT
    @Path("/rules")
    Uni<Ownership> saveRules(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @Nullable Draft draft);

    /// Saves the CODEOWNERS file as a new revision. What in it is not understood is skipped, and
    /// listed in the answer. 400 when it is too large.
    @PUT
    @Path("/codeowners")
    Uni<Ownership> saveCodeOwners(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @Nullable Draft draft);

    /// Changes what is not null.
    @PUT
    @Path("/switches")
    Uni<Ownership> change(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @Nullable Switches switches);

    /// Who would own this, by the saved rules. 400 when the probe says nothing, 404 when there is
    /// no such event or issue in the project.
    @POST
    @Path("/tests")
    Uni<Tested> test(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @Nullable Probe probe);

    /// To whom the saved rules would give the open issues that nobody has; those that a person
    /// took from somebody are none of them.
    @GET
    @Path("/open-issues")
    Uni<OpenWithoutOwner> openIssues(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Gives them away, whatever becomes of owners otherwise.
    @POST
    @Path("/open-issues")
    Uni<OpenWithoutOwner> assignOpenIssues(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// How much of what came in the last 7 days has an owner.
    @GET
    @Path("/coverage")
    Uni<Coverage> coverage(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// @param rules as saved
    /// @param codeowners as saved
    /// @param skipped lines and owners of CODEOWNERS that do not count, at most 100
    /// @param gone owners of rules that nobody is any more, at most 50
    /// @param mode `assign`, `suggest` or `off`
    /// @param codeMappings from paths of frames to those of the repository: `/srv/app/ => src/`
    /// @param changeable whether the person may change it
    record Ownership(
            Text rules,
            Text codeowners,
            List<Problem> skipped,
            List<Problem> gone,
            String mode,
            boolean frameFirst,
            boolean inAppOnly,
            List<String> codeMappings,
            boolean changeable) {
        public Ownership {
            codeMappings = List.copyOf(codeMappings);
            skipped = List.copyOf(skipped);
            gone = List.copyOf(gone);
        }
    }

    /// @param revision 0 when nothing was saved yet; then the text is empty
    /// @param author null when nothing was saved yet
    record Text(String text, int revision, @Nullable String author, @Nullable Instant at) {}

    /// @param line from 1
    /// @param column from 1, in code points
    record Problem(int line, int column, String message) {}

    record Draft(@Nullable String text) {}

    /// @param codeMappings as above; blank lines say nothing
    record Switches(
            @Nullable String mode,
            @Nullable Boolean frameFirst,
            @Nullable Boolean inAppOnly,
            @Nullable List<String> codeMappings) {}

    /// One of the three.
    ///
    /// @param event id of an event, 32 hex digits
    /// @param issue id or short id; its latest event is asked
    /// @param paths of frames, the innermost first
    record Probe(
            @Nullable String event,
            @Nullable String issue,
            @Nullable List<String> paths,
            @Nullable Map<String, String> tags,
            @Nullable String url) {}

    /// @param matches all rules that match, in the order of the list
    /// @param last what comes of it when the last rule wins
    /// @param frameFirst what comes of it when the innermost frame decides
    /// @param hints of rules that fail only by the prefix of a path
    record Tested(List<Match> matches, Result last, Result frameFirst, List<Problem> hints) {
        public Tested {
            matches = List.copyOf(matches);
            hints = List.copyOf(hints);
        }
    }

    /// @param source `rule` or `codeowners`
    /// @param where "frame 2 app/db/session.py", hostile text
    /// @param owners as written
    record Match(String source, int line, String rule, String where, List<String> owners) {
        public Match {
            owners = List.copyOf(owners);
        }
    }

    /// @param looked how many issues of the last 30 days were looked at: the newest
    /// @param all issues of the last 30 days
    /// @param issues of those looked at, how many had events in the last 7 days
    /// @param issuesUnowned of these, those that no rule gives to anybody and nobody has
    /// @param events of these issues in the last 7 days
    /// @param directories where most that nobody owns comes from, at most 10: hostile text
    /// @param idle rules that match none of those looked at, at most 50
    record Coverage(
            int looked,
            long all,
            int issues,
            int issuesUnowned,
            long events,
            long eventsUnowned,
            List<UnownedDirectory> directories,
            List<IdleRule> idle) {
        public Coverage {
            directories = List.copyOf(directories);
            idle = List.copyOf(idle);
        }
    }

    /// @param all open issues that nobody has
    /// @param looked how many of them were looked at: the newest
    /// @param owned of these, those that go to somebody
    /// @param owners to whom how many
    record OpenWithoutOwner(long all, long looked, int owned, Map<String, Integer> owners) {
        public OpenWithoutOwner {
            owners = Collections.unmodifiableMap(new TreeMap<>(owners));
        }
    }

    record UnownedDirectory(String path, long issues, long events) {}

    /// @param source `rule` or `codeowners`
    record IdleRule(String source, int line, String rule) {}

    /// @param code of semantics 9.4
    /// @param owner null when nobody owns it
    /// @param trace one sentence each
    record Result(
            String code, @Nullable String owner, List<String> suggestions, List<String> trace) {
        public Result {
            suggestions = List.copyOf(suggestions);
            trace = List.copyOf(trace);
        }
    }
}
