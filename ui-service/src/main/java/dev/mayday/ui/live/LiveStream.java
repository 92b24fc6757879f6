package dev.mayday.ui.live;

import dev.mayday.ui.UiConfig;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/// What an open page hears. It ends after a while, so that the browser connects again and the
/// session is looked at again.
@Singleton
public record LiveStream(UiConfig config) {

    /// News are gathered for so long.
    public static final Duration PACE = Duration.ofSeconds(1);

    private static final Duration LIFE = Duration.ofMinutes(10);

    /// Begins at once, so that the browser knows the stream is open.
    public Multi<OutboundSseEvent> of(Sse sse, Multi<OutboundSseEvent> news) {
        return Multi.createBy().merging().streams(heartbeat(sse), news).select().first(LIFE);
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
