package dev.mayday.alerts.egress;

import java.net.InetAddress;

/// Whether a URL may be called, and at which address.
public sealed interface Clearance {

    /// The connection must go to this address, whatever the name resolves to a moment later.
    record Cleared(ParsedUrl target, InetAddress address) implements Clearance {}

    /// Not allowed, in words for the person who set it.
    record Refused(String text) implements Clearance {}

    /// The name does not resolve at the moment.
    record Unresolved(String text) implements Clearance {}
}
