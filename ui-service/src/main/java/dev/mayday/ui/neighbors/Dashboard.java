package dev.mayday.ui.neighbors;

import dev.mayday.contracts.issues.DashboardApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// [DashboardApi] over HTTP; its address is `quarkus.rest-client.dashboard.url`.
@RegisterRestClient(configKey = "dashboard")
public interface Dashboard extends DashboardApi {}
