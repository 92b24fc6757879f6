package dev.mayday.ingest.keys;

import dev.mayday.contracts.ingest.KeyRingApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// issues-service, at `quarkus.rest-client.issues-keys.url`.
@RegisterRestClient(configKey = "issues-keys")
public interface KeysClient extends KeyRingApi {}
