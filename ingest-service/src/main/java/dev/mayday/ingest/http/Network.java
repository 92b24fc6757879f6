package dev.mayday.ingest.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A range of addresses: `10.0.0.0/8`, or one address.
///
/// @param bits how many leading bits count
record Network(InetAddress base, int bits) {

    Network {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException("no prefix of " + base + " has " + bits + " bits");
        }
    }

    /// @throws IllegalArgumentException when it is not written like one
    static Network parse(String text) {
        try {
            int slash = text.indexOf('/');
            var base =
                    InetAddress.ofLiteral(
                            slash < 0 ? text.strip() : text.substring(0, slash).strip());
            int all = base.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1).strip());
            return new Network(base, bits);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException("not a network: " + text, notOne);
        }
    }

    /// Null when the text is not an address. Names are not looked up.
    static @Nullable InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    boolean contains(InetAddress address) {
        var ours = base.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit & 7);
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
        }
        return true;
    }
}
