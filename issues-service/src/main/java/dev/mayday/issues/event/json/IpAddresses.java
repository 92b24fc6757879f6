package dev.mayday.issues.event.json;

import java.net.InetAddress;

/// Literals of addresses; no name is ever looked up.
public final class IpAddresses {

    private IpAddresses() {}

    /// Four decimal numbers or an IPv6 address without zone.
    public static boolean isValid(String text) {
        if (text.length() < 2 || text.length() > 45) return false;
        boolean six = text.indexOf(':') >= 0;
        long dots = text.chars().filter(c -> c == '.').count();
        if (!six && dots != 3) return false;
        if (!text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.'))
            return false;
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
