package dev.mayday.contracts.issues;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom an issue affects, and since which release: what its page shows beside the event. Bearer as
/// for [DashboardApi].
@Path("/internal/affected")
@Produces(MediaType.APPLICATION_JSON)
public interface AffectedApi {

    /// @param query in the search language, about events of this issue; null for all of its events
    /// @param by a tag to count users by; null for the one that sounds most like an organization
    /// @param timeZone of the person; null for UTC
    @GET
    @Path("/{issue}")
    Uni<Affected> affected(
            @HeaderParam("Authorization") String bearer,
            @PathParam("issue") long issue,
            @QueryParam("query") @Nullable String query,
            @QueryParam("by") @Nullable String by,
            @QueryParam("timeZone") @Nullable String timeZone);

    /// Without a query, exact figures of the issue's lifetime. With one, of the events that it is
    /// true of, among the newest kept ones.
    ///
    /// @param look which events were looked at; null without a query
    /// @param events that all of this is about
    /// @param tags all keys, the most used first; none of `user`
    /// @param by users and events per value of a tag; null when there is no such tag
    /// @param releases in which it happened, the newest first; the one without a name last
    /// @param marks releases of the project that came up in the last 14 d, the newest first
    record Affected(
            @Nullable Look look,
            long events,
            Users users,
            List<Tag> tags,
            @Nullable Spread by,
            List<Release> releases,
            List<Mark> marks) {
        public Affected {
            tags = List.copyOf(tags);
            releases = List.copyOf(releases);
            marks = List.copyOf(marks);
        }
    }

    /// @param looked how many kept events were read, the newest
    /// @param all whether there are no more
    record Look(long looked, boolean all) {}

    /// @param total distinct ones
    /// @param anonymous events without a user; null when there are too many users to say
    /// @param most those with most events, at most 25
    record Users(long total, @Nullable Long anonymous, List<User> most) {
        public Users {
            most = List.copyOf(most);
        }
    }

    /// @param who what its newest event says of it; null when that is not kept any more
    /// @param newest event, 32 hex digits
    record User(@Nullable Who who, long events, Instant lastSeen, String newest) {}

    /// What an event says of its user, scrubbed as it is kept: hostile text, or empty.
    record Who(String id, String username, String email, String name, String address) {}

    /// @param word that asks for it in a query, before the colon
    /// @param events that have the key
    /// @param distinct values, as far as they are told apart
    /// @param unique whether nearly every event has a value of its own, so that none is kept
    /// @param values the most frequent ones, at most 25; `(other)` last
    record Tag(
            String key,
            String word,
            long events,
            int distinct,
            boolean unique,
            List<Value> values) {
        public Tag {
            values = List.copyOf(values);
        }
    }

    record Value(String value, long events, Instant firstSeen, Instant lastSeen) {}

    /// @param events that have the key
    /// @param look from which events the users were counted
    /// @param rows the values with most events, at most 25
    record Spread(String key, String word, long events, Look look, List<Row> rows) {
        public Spread {
            rows = List.copyOf(rows);
        }

        /// @param users distinct ones among the events that were looked at
        public record Row(String value, long events, long users) {}
    }

    /// @param version empty for events that name none, `(other)` when each names another one
    /// @param firstSeen of this issue in it
    /// @param created when the project first heard of it; null when it has no name
    record Release(
            String version,
            long events,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant created) {}

    record Mark(String version, Instant at) {}
}
