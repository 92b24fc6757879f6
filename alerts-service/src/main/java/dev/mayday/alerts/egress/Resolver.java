package dev.mayday.alerts.egress;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/// Names to addresses.
public interface Resolver {

    /// All addresses of a host; fails with [java.net.UnknownHostException] when there is none.
    Uni<List<InetAddress>> resolve(String host);
}
