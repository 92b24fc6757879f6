package dev.mayday.issues.event.json;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Literals of addresses; no name is ever looked up.
public final class IpAddresses {

    private static final int LONGEST = 64;

    private IpAddresses() {}

    /// One text for one address: IPv4 in four numbers, also where it is mapped into IPv6, and IPv6
    /// as RFC 5952 wants it, without brackets and zone. Null when it is no address.
    public static @Nullable String canonical(String text) {
        var literal = bare(text.strip());
        if (!isLiteral(literal)) return null;
        try {
            return NetUtil.toAddressString(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// `[fe80::1%eth0]:443` is `fe80::1`, `203.0.113.9:443` is `203.0.113.9`.
    private static String bare(String text) {
        if (text.length() > LONGEST) return "";
        var bare = text;
        int bracket = bare.indexOf(']');
        int colon = bare.indexOf(':');
        if (bare.startsWith("[") && bracket > 0) bare = bare.substring(1, bracket);
        else if (colon > 0 && bare.indexOf(':', colon + 1) < 0) bare = bare.substring(0, colon);
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }

    private static boolean isLiteral(String text) {
        if (text.length() < 2 || text.length() > 45) return false;
        long dots = text.chars().filter(c -> c == '.').count();
        if (text.indexOf(':') < 0 && dots != 3) return false;
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    }
}
