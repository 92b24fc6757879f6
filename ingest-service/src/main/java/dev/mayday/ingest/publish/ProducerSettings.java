package dev.mayday.ingest.publish;

import dev.mayday.contracts.bus.Channels;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// What our batches need of Kafka, when it is Kafka: else one that is larger than 1 MB could never
/// be sent, and nothing behind it. (In code, since a channel has no lines of its own in a
/// configuration that several services may share.)
@ApplicationScoped
class ProducerSettings implements ClientCustomizer<Map<String, Object>> {

    private static final Logger LOG = Logger.getLogger(ProducerSettings.class);

    /// The largest record, of one body of the size limit, and its frame.
    private static final int MAX_REQUEST = 40 << 20;

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> client) {
        if (!channel.equals(Channels.ENVELOPES)) return client;
        var settings = new HashMap<>(client);
        settings.putIfAbsent("max.request.size", MAX_REQUEST);
        settings.putIfAbsent("buffer.memory", 2L * MAX_REQUEST);
        LOG.debugf("Producer settings raised max.request.size=%d", MAX_REQUEST);
        return settings;
    }
}
