package dev.mayday.ingest.publish;

import dev.mayday.contracts.bus.Channels;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// What our batches need of Kafka, when it is Kafka: that an answer means durable and in order, and
/// that one larger than 1 MB can be sent, and what is behind it. (In code, since a channel has no
/// lines of its own in a configuration that several services may share.)
@ApplicationScoped
class ProducerSettings implements ClientCustomizer<Map<String, Object>> {

    private static final Logger LOG = Logger.getLogger(ProducerSettings.class);

    /// More than a batch of several records, and than one of the largest body (`LARGEST_BODY`) with
    /// what stands around it.
    static final int MAX_REQUEST = 40 << 20;

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> client) {
        if (!channel.equals(Channels.ENVELOPES)) return client;
        var settings = new HashMap<>(client);
        settings.putIfAbsent("max.request.size", MAX_REQUEST);
        settings.putIfAbsent("buffer.memory", 2L * MAX_REQUEST);
        // Taken means taken by all replicas, and sent again by the producer means still in order.
        // (The connector's own default is one.)
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        LOG.debugf("Producer settings raised max.request.size=%d", MAX_REQUEST);
        return settings;
    }
}
