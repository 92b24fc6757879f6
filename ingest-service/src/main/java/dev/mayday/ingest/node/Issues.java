package dev.mayday.ingest.node;

import dev.mayday.front.ServiceTokens;
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
    private final ServiceTokens services;

    Issues(
            @RestClient KeysClient keys,
            @RestClient PositionsClient positions,
            @RestClient NodesClient nodes,
            ServiceTokens services) {
        this.keys = keys;
        this.positions = positions;
        this.nodes = nodes;
        this.services = services;
    }

    KeysClient keys() {
        return keys;
    }

    NodesClient nodes() {
        return nodes;
    }

    DigestPositions positions() {
        return node -> positions.positions(services.bearer(), node).subscribeAsCompletionStage();
    }
}
