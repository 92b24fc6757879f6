package dev.mayday.ui.neighbors;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.front.ClientAddress;
import dev.mayday.front.ServiceTokens;
import io.quarkus.arc.Arc;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/// Tells the other services from where a person asks: for limits, for tokens that are good from
/// some addresses only, and for the audit log. The address is the one of the connection, or the one
/// that a trusted proxy names; that it is us who says so, the service token proves.
@ApplicationScoped
class PersonAddress implements ClientHeadersFactory {

    private static final int LONGEST = 300;

    private final HttpServerRequest request;
    private final ClientAddress clients;
    private final ServiceTokens services;

    PersonAddress(HttpServerRequest request, ClientAddress clients, ServiceTokens services) {
        this.request = request;
        this.clients = clients;
        this.services = services;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle(ServiceAuth.SPEAKER, services.bearer());
        // What an open page asks again by itself comes without a request of its own.
        if (Arc.container().requestContext().isActive()) {
            headers.putSingle("X-Forwarded-For", clients.of(request));
            headers.putSingle("X-Person-Agent", agent());
        }
        return headers;
    }

    /// What the browser says of itself, as far as a header carries it on.
    private String agent() {
        var agent = request.getHeader("User-Agent");
        if (agent == null) return "";
        var plain = agent.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
