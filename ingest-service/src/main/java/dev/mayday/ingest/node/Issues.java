package dev.mayday.ingest.node;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.ingest.IngestConfig;
import dev.mayday.ingest.keys.KeysClient;
import dev.mayday.ingest.publish.DigestPositions;
import dev.mayday.ingest.publish.PositionsClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// issues-service, as ingest knows it.
@ApplicationScoped
class Issues {

    private final KeysClient keys;
    private final PositionsClient positions;
    private final NodesClient nodes;
    private final String token;

    Issues(
            @RestClient KeysClient keys,
            @RestClient PositionsClient positions,
            @RestClient NodesClient nodes,
            IngestConfig config) {
        this.keys = keys;
        this.positions = positions;
        this.nodes = nodes;
        this.token = config.serviceToken();
    }

    KeysClient keys() {
        return keys;
    }

    NodesClient nodes() {
        return nodes;
    }

    DigestPositions positions() {
        var bearer = ServiceAuth.bearer(token);
        return node -> positions.positions(bearer, node).subscribeAsCompletionStage();
    }
}
