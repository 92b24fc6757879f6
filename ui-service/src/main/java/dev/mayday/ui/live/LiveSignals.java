package dev.mayday.ui.live;

import dev.mayday.contracts.bus.Channels;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/// Over Kafka each process hears every signal, from now on: its open pages are its own, and old
/// signals are no news to them. In memory there is no client, and this is never asked.
@ApplicationScoped
class LiveSignals implements ClientCustomizer<Map<String, Object>> {

    private final String group = "mayday-live-" + UUID.randomUUID();

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> client) {
        if (!channel.equals(Channels.ISSUE_SIGNALS)) {
            return client;
        }
        var own = new HashMap<>(client);
        own.put("group.id", group);
        own.put("auto.offset.reset", "latest");
        return own;
    }
}
