package dev.mayday.issues.organization;

import dev.mayday.contracts.alerts.RemainsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// What alerts-service keeps of a project, to be deleted with it.
@RegisterRestClient(configKey = "alerts-remains")
public interface AlertsRemains extends RemainsApi {}
