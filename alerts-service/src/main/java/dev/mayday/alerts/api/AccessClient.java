package dev.mayday.alerts.api;

import dev.mayday.contracts.issues.AccessApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// issues-service, at `quarkus.rest-client.sessions.url`.
@RegisterRestClient(configKey = "access")
public interface AccessClient extends AccessApi {}
