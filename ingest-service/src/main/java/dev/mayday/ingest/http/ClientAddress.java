package dev.mayday.ingest.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is at the other end: the peer, or whom a trusted peer speaks for (protocol 1.7).
final class ClientAddress {

    private final List<Network> trusted;

    /// @param trusted addresses and networks of proxies
    ClientAddress(List<String> trusted) {
        this.trusted = trusted.stream().map(Network::parse).toList();
    }

    /// Empty when the connection has no address.
    String of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        var host = peer == null ? null : peer.hostAddress();
        return host == null ? "" : of(host, request.getHeader("X-Forwarded-For"));
    }

    /// @param forwardedFor header `X-Forwarded-For`; null when absent
    String of(String peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !isTrusted(peer)) return peer;
        for (var element : forwardedFor.split(",")) {
            var address = Network.address(element.strip());
            if (address != null) return address.getHostAddress();
        }
        return peer;
    }

    private boolean isTrusted(String peer) {
        if (trusted.isEmpty()) return false;
        var address = Network.address(peer);
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }
}
