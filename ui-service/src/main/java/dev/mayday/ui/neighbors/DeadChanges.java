package dev.mayday.ui.neighbors;

import dev.mayday.contracts.alerts.DeadChangesApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// [DeadChangesApi] over HTTP, at the address of the alerts' API.
@RegisterRestClient(configKey = "alerts-api")
public interface DeadChanges extends DeadChangesApi {}
