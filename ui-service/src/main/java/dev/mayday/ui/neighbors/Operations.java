package dev.mayday.ui.neighbors;

import dev.mayday.contracts.issues.OperationsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// [OperationsApi] over HTTP, at the address of the dashboard's API.
@RegisterRestClient(configKey = "dashboard")
public interface Operations extends OperationsApi {}
