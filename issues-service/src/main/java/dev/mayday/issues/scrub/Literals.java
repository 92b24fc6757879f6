package dev.mayday.issues.scrub;

import java.net.InetAddress;

/// Literals of addresses, without any look-up.
final class Literals {

    private Literals() {}

    static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
