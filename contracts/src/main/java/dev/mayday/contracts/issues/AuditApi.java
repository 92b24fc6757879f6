package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who changed what in configuration, membership and access of the organization at hand. Bearer:
/// the session of an admin; an instance admin also sees what concerns the installation.
@Path("/internal/audit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AuditApi {

    /// The newest first. 400 when a part of the search is not understood.
    @GET
    Uni<Page> list(@HeaderParam("Authorization") String bearer, @BeanParam Search search);

    /// The same, ready to be written to a file; some rows at a time, from the newest to the oldest.
    ///
    /// @param format `csv` or `ndjson`
    @GET
    @Path("/export")
    Uni<Part> export(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("format") @Nullable String format,
            @BeanParam Search search);

    /// Whether the log is as it was written, as the last check found it.
    @GET
    @Path("/chain")
    Uni<Chain> chain(@HeaderParam("Authorization") String bearer);

    /// Checks it now.
    @POST
    @Path("/chain/checks")
    Uni<Chain> check(@HeaderParam("Authorization") String bearer);

    /// What to look for; everything that is given must fit.
    class Search {
        /// Part of the name or of the e-mail address of who did it.
        @QueryParam("actor")
        public @Nullable String actor;

        /// `member.invited`, or the beginning of it: `member`.
        @QueryParam("action")
        public @Nullable String action;

        /// Part of what it was done to.
        @QueryParam("object")
        public @Nullable String object;

        /// A day or a time in ISO 8601.
        @QueryParam("from")
        public @Nullable String from;

        /// The same; the whole of that day.
        @QueryParam("to")
        public @Nullable String to;

        /// Of the page before.
        @QueryParam("cursor")
        public @Nullable String cursor;

        /// 1–100, default 50.
        @QueryParam("limit")
        public @Nullable Integer limit;
    }

    /// @param next cursor of the next page; null on the last one
    record Page(List<Entry> entries, @Nullable String next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// @param actor a name that people choose themselves; who it was, the next two say
    /// @param account null for a token of the organization, for a service and for the system
    /// @param email of the account at that time; empty without one
    /// @param via by which way: ui, api, launcher or system
    /// @param before null when there was nothing; likewise `after`
    /// @param installation whether it concerns the installation and no organization
    record Entry(
            long id,
            Instant at,
            String actor,
            @Nullable Long account,
            String email,
            String via,
            String address,
            String action,
            String object,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            boolean installation) {}

    /// @param text lines of the file
    /// @param next cursor of the next part; null for the last one
    record Part(String text, @Nullable String next) {}

    /// @param checkedAt null when it was never checked
    /// @param broken whether a row was changed or removed since it was written
    /// @param brokenAt id of the first row that does not fit; 0 when the newest are missing
    record Chain(
            @Nullable Instant checkedAt,
            boolean broken,
            @Nullable Long brokenAt,
            @Nullable Instant brokenSince) {}
}
