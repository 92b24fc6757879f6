package dev.mayday.ingest.publish;

import dev.mayday.contracts.ingest.SpoolPositionsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// issues-service, at `quarkus.rest-client.issues-keys.url`.
@RegisterRestClient(configKey = "issues-keys")
public interface PositionsClient extends SpoolPositionsApi {}
