package dev.mayday.contracts.issues;

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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Projects as those who look after them see them: settings, keys, and the bin. Bearer: the
/// person's session token. What the person may not see is 404, what they may not do is 403.
@Path("/internal/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ProjectsApi {

    /// So long a removed project can be brought back.
    int DAYS_IN_BIN = 7;

    @GET
    @Path("/{slug}/settings")
    Uni<Settings> settings(
            @HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Changes what is not null; 400 with a detail that begins with the field.
    @PUT
    @Path("/{slug}/settings")
    Uni<Settings> change(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            Change change);

    /// What is in a project: what its removal would take away.
    @GET
    @Path("/{slug}/removal")
    Uni<Weight> weigh(@HeaderParam("Authorization") String bearer, @PathParam("slug") String slug);

    /// Puts the project into the bin; 400 when the confirmation does not say its slug.
    @POST
    @Path("/{slug}/removal")
    Uni<Removed> remove(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            Confirmation confirmation);

    /// The bin, the last removed first.
    @GET
    @Path("/removed")
    Uni<List<Removed>> removed(@HeaderParam("Authorization") String bearer);

    /// Brings a project back: as it was, under another slug if its own was taken meanwhile.
    @POST
    @Path("/removed/{id}/restoration")
    Uni<Settings> restore(@HeaderParam("Authorization") String bearer, @PathParam("id") long id);

    @POST
    @Path("/{slug}/keys")
    Uni<Key> addKey(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            KeyChange change);

    /// Changes what is not null.
    @PUT
    @Path("/{slug}/keys/{key}")
    Uni<Key> changeKey(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("key") String key,
            KeyChange change);

    /// Takes a key away for ever: nothing that is sent with it is taken any more.
    @DELETE
    @Path("/{slug}/keys/{key}")
    Uni<Key> revokeKey(
            @HeaderParam("Authorization") String bearer,
            @PathParam("slug") String slug,
            @PathParam("key") String key);

    /// @param platform null when unknown
    /// @param allowedOrigins from which web pages events are taken; `*` for all, none for no
    ///     page
    /// @param keys that are not revoked, the oldest first
    /// @param changeable whether the person may change it
    /// @param keysChangeable whether the person may change its keys
    record Settings(
            long id,
            String slug,
            String name,
            @Nullable String platform,
            List<String> allowedOrigins,
            Scrubbing scrubbing,
            List<Team> teams,
            List<Key> keys,
            Instant created,
            boolean changeable,
            boolean keysChangeable) {
        public Settings {
            allowedOrigins = List.copyOf(allowedOrigins);
            teams = List.copyOf(teams);
            keys = List.copyOf(keys);
        }
    }

    /// What goes out of events before they are kept (semantics 5.1).
    record Scrubbing(
            boolean dataScrubber,
            boolean dataScrubberDefaults,
            boolean scrubIPAddresses,
            List<String> sensitiveFields,
            List<String> safeFields) {
        public Scrubbing {
            sensitiveFields = List.copyOf(sensitiveFields);
            safeFields = List.copyOf(safeFields);
        }
    }

    /// A team that the project belongs to.
    record Team(long id, String slug, String name) {}

    /// A key with which applications send.
    ///
    /// @param publicKey 32 lowercase hex digits
    record Key(
            String publicKey,
            String label,
            boolean active,
            String dsn,
            Instant created,
            KeyUse use) {}

    /// What was sent with a key, as ingest has told so far: every minute, and to the minute.
    ///
    /// @param last when something was last taken with it; null for never
    /// @param disabled since when it is; null while it is not
    /// @param refused requests since then
    /// @param lastRefused when the last of them came; null when there was none
    record KeyUse(
            @Nullable Instant last,
            @Nullable Instant disabled,
            long refused,
            @Nullable Instant lastRefused) {}

    /// What is null stays as it is.
    ///
    /// @param platform empty for none
    record Change(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String platform,
            @Nullable List<String> allowedOrigins,
            @Nullable Boolean dataScrubber,
            @Nullable Boolean dataScrubberDefaults,
            @Nullable Boolean scrubIPAddresses,
            @Nullable List<String> sensitiveFields,
            @Nullable List<String> safeFields) {}

    /// @param label 1 to 64 characters
    record KeyChange(@Nullable String label, @Nullable Boolean active) {}

    /// @param events of all time
    /// @param keys that are not revoked
    record Weight(long issues, long events, int keys) {}

    /// @param slug of the project, typed by the person
    record Confirmation(@Nullable String slug) {}

    /// A project in the bin.
    ///
    /// @param until when it is removed for good
    record Removed(long id, String slug, String name, Instant at, Instant until, Weight weight) {}
}
