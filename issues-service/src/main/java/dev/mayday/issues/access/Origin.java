package dev.mayday.issues.access;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.front.ClientAddress;
import dev.mayday.front.ServiceTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Whence the request at hand comes. The dashboard asks for people and names their address; that it
/// is the dashboard it proves with the service token, beside the person's bearer or as the bearer.
@RequestScoped
public class Origin {

    private static final int LONGEST = 64;

    private final HttpServerRequest request;
    private final ClientAddress clients;
    private final ServiceTokens services;

    Origin(HttpServerRequest request, ClientAddress clients, ServiceTokens services) {
        this.request = request;
        this.clients = clients;
        this.services = services;
    }

    /// The address of the person or program; empty when unknown.
    public String address() {
        @Nullable String named = request.getHeader("X-Forwarded-For");
        if (named == null || named.isBlank() || named.length() > LONGEST || !isService()) {
            return clients.of(request);
        }
        return named.strip();
    }

    /// Whether the dashboard speaks for somebody.
    public boolean isDashboard() {
        return isService(Bearers.secret(request.getHeader(ServiceAuth.SPEAKER)));
    }

    private boolean isService() {
        return isDashboard() || isService(Bearers.secret(request.getHeader("Authorization")));
    }

    private boolean isService(@Nullable String secret) {
        return secret != null && services.knows(secret);
    }
}
