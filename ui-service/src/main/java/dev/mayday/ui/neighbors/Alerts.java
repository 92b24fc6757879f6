package dev.mayday.ui.neighbors;

import dev.mayday.contracts.alerts.AlertsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// [AlertsApi] over HTTP; its address is `quarkus.rest-client.alerts-api.url`.
@RegisterRestClient(configKey = "alerts-api")
public interface Alerts extends AlertsApi {}
