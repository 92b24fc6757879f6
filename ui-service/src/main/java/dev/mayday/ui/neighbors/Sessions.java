package dev.mayday.ui.neighbors;

import dev.mayday.contracts.issues.SessionsApi;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// [SessionsApi] over HTTP; its address is `quarkus.rest-client.sessions.url`.
@RegisterRestClient(configKey = "sessions")
@RegisterClientHeaders(PersonAddress.class)
public interface Sessions extends SessionsApi {}
