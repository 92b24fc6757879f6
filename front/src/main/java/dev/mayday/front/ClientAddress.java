package dev.mayday.front;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is at the other end: the peer, or whom a trusted peer speaks for (protocol 1.7).
@Singleton
public class ClientAddress {

    private final Networks trusted;

    @Inject
    ClientAddress(FrontConfig config) {
        this(Networks.of(config.trustedProxies()));
    }

    private ClientAddress(Networks trusted) {
        this.trusted = trusted;
    }

    /// @param proxies addresses and networks
    public static ClientAddress trusting(List<String> proxies) {
        return new ClientAddress(Networks.of(Optional.of(proxies)));
    }

    /// Empty when the connection has no address.
    public String of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        if (peer == null) return "";
        var host = peer.hostAddress();
        // What stands for the peer need not be an address; it is one person's all the same.
        if (host == null) return peer.host() == null ? "" : peer.host();
        var headers = request.headers();
        return of(host, joined(headers.getAll("X-Forwarded-For")), headers.get("Forwarded"));
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    /// @param forwardedFor header `X-Forwarded-For`; null when absent
    /// @param forwarded header `Forwarded` (RFC 7239), read when the other tells nothing
    public String of(String peer, @Nullable String forwardedFor, @Nullable String forwarded) {
        var address = Networks.address(peer);
        if (address == null) return peer;
        if (trusted.contains(address)) {
            var client = forwardedFor == null ? null : first(forwardedFor, false);
            if (client == null && forwarded != null) client = first(forwarded, true);
            if (client != null) address = client;
        }
        return NetUtil.toAddressString(address);
    }

    /// What one person can have many addresses of: of IPv6 it is the network. Other texts stay.
    public static String site(String address) {
        var parsed = address.indexOf(':') < 0 ? null : Networks.address(address);
        if (parsed == null) return address;
        return NetUtil.toAddressString(Networks.start(parsed, Networks.BITS_OF_A_SITE));
    }

    private static @Nullable InetAddress first(String chain, boolean named) {
        for (var hop : chain.split("[,;]")) {
            var node = hop.strip();
            if (named) {
                if (!node.regionMatches(true, 0, "for=", 0, 4)) continue;
                node = node.substring(4).strip();
            }
            var address = node(node);
            if (address != null) return address;
        }
        return null;
    }

    /// `1.2.3.4`, `1.2.3.4:5678`, `2001:db8::1`, `[2001:db8::1]:443`, each perhaps in quotes; null
    /// for `unknown`, `_hidden` and whatever else.
    private static @Nullable InetAddress node(String text) {
        var node = text.replace("\"", "");
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? null : Networks.address(node.substring(1, end));
        }
        int colon = node.indexOf(':');
        boolean hasPort = colon >= 0 && node.indexOf(':', colon + 1) < 0;
        return Networks.address(hasPort ? node.substring(0, colon) : node);
    }
}
