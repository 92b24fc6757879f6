package dev.mayday.ingest.node;

import dev.mayday.contracts.ingest.IngestNodesApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// issues-service, at `quarkus.rest-client.issues-keys.url`.
@RegisterRestClient(configKey = "issues-keys")
public interface NodesClient extends IngestNodesApi {}
