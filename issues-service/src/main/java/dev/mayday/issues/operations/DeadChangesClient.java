package dev.mayday.issues.operations;

import dev.mayday.contracts.alerts.DeadChangesApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// alerts-service, at `quarkus.rest-client.alerts-api.url`.
@RegisterRestClient(configKey = "dead-changes")
public interface DeadChangesClient extends DeadChangesApi {}
