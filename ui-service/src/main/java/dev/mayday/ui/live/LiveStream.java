package dev.mayday.ui.live;

import dev.mayday.ui.UiConfig;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What an open page hears. It ends after a while, and at once when the person may not hear
/// it any more.
@Singleton
public record LiveStream(UiConfig config, Admission admission) {

    /// News are gathered for so long.
    public static final Duration PACE = Duration.ofSeconds(1);

    private static final Duration LIFE = Duration.ofMinutes(10);

    /// Begins at once, so that the browser knows the stream is open.
    ///
    /// @param bearer whose stream it is: it ends when they may not read the projects any more
    public Multi<OutboundSseEvent> of(
            Sse sse, Multi<OutboundSseEvent> news, String bearer, Set<Long> projects) {
        var told = Multi.createBy().merging().streams(heartbeat(sse), news).map(Optional::of);
        var lost = admission.lost(bearer, projects).map(_ -> Optional.<OutboundSseEvent>empty());
        return Multi.createBy()
                .merging()
                .streams(told, lost)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get)
                .select()
                .first(LIFE);
    }

    private Multi<OutboundSseEvent> heartbeat(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("here").build());
    }
}
