package dev.mayday.ui.neighbors;

import dev.mayday.front.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/// Tells issues-service from where a person signs in, so that guessing is slowed down per address.
/// The address is the one of the connection, or the one for which a trusted proxy speaks.
@RequestScoped
class PersonAddress implements ClientHeadersFactory {

    private final HttpServerRequest request;
    private final ClientAddress clients;

    PersonAddress(HttpServerRequest request, ClientAddress clients) {
        this.request = request;
        this.clients = clients;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle("X-Forwarded-For", clients.of(request));
        return headers;
    }
}
