package dev.mayday.front;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is at the other end: the peer, or whom a trusted peer speaks for (protocol 1.7). Every proxy
/// adds the address that it saw to the right of what it got, so only that end is beyond the reach
/// of the client: the chain is walked from there, as long as those who speak are trusted.
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
        return of(
                host,
                joined(headers.getAll("X-Forwarded-For")),
                joined(headers.getAll("Forwarded")));
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    /// @param forwardedFor header `X-Forwarded-For`, all of its lines; null when absent
    /// @param forwarded header `Forwarded` (RFC 7239), read when the other is absent
    public String of(String peer, @Nullable String forwardedFor, @Nullable String forwarded) {
        var address = Networks.address(peer);
        if (address == null) return peer;
        var told = Hops.nearestFirst(forwardedFor, forwarded).iterator();
        while (trusted.contains(address) && told.hasNext()) {
            var next = told.next();
            // Hidden, or no address: nobody vouches for what stands beyond.
            if (next.isEmpty()) break;
            address = next.get();
        }
        return NetUtil.toAddressString(address);
    }

    /// What one person can have many addresses of: of IPv6 it is the network. Other texts stay.
    public static String site(String address) {
        var parsed = address.indexOf(':') < 0 ? null : Networks.address(address);
        if (parsed == null) return address;
        return NetUtil.toAddressString(Networks.start(parsed, Networks.BITS_OF_A_SITE));
    }
}
