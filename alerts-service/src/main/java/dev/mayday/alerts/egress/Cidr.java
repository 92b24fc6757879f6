package dev.mayday.alerts.egress;

import java.net.InetAddress;

/// A range of addresses, `10.0.0.0/8` or a single `127.0.0.1`.
record Cidr(InetAddress network, int bits) {

    Cidr {
        if (bits < 0 || bits > network.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix length " + bits + " of " + network);
        }
    }

    /// Reads CIDR notation; a lone address is a range of one.
    static Cidr parse(String text) {
        var slash = text.indexOf('/');
        var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var width = network.getAddress().length * 8;
        return new Cidr(network, slash < 0 ? width : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        var ours = network.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
