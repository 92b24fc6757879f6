package dev.mayday.ui.live;

import dev.mayday.ui.neighbors.Clients.Access;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Whether who listens to a stream still may: asked again and again, so that a stream ends within
/// five seconds when the session, the membership or a project is gone.
@Singleton
record Admission(@RestClient Access access) {

    private static final Duration PACE = Duration.ofSeconds(3);

    /// One item, as soon as the bearer may not read all of these projects any more.
    ///
    /// @param projects ids of those that the stream tells of
    Multi<Boolean> lost(String bearer, Set<Long> projects) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(PACE)
                .every(PACE)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> reads(bearer, projects))
                .select()
                .where(may -> !may)
                .select()
                .first();
    }

    /// While issues-service is away nothing can be taken from anybody either.
    private Uni<Boolean> reads(String bearer, Set<Long> projects) {
        return access.readable(bearer)
                .map(ids -> new HashSet<>(ids).containsAll(projects))
                .onFailure()
                .recoverWithItem(failure -> !refuses(failure));
    }

    private static boolean refuses(Throwable failure) {
        return failure instanceof WebApplicationException said
                && (said.getResponse().getStatus() == 401 || said.getResponse().getStatus() == 403);
    }
}
