package dev.mayday.ui.neighbors;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/// Tells issues-service from where a person signs in, so that guessing is slowed down per address.
/// The address is the
/// one of the connection; behind a proxy Quarkus puts the right one there if it is told to.
@RequestScoped
class PersonAddress implements ClientHeadersFactory {

    private final HttpServerRequest request;

    PersonAddress(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle("X-Forwarded-For", address(request.remoteAddress()));
        return headers;
    }

    /// What a trusted proxy wrote need not be an IP address; it is one person's all the same.
    private static String address(SocketAddress remote) {
        var address = remote.hostAddress();
        if (address != null) return address;
        return remote.host() == null ? "" : remote.host();
    }
}
