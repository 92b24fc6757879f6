package dev.mayday.alerts.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The addresses that are nobody's business outside (semantics 13.8), each with the word a person
/// reads. An IPv4 address that is wrapped in an IPv6 one is judged as the IPv4 address it reaches.
final class Reserved {

    private static final Map<Cidr, String> RANGES = new LinkedHashMap<>();

    static {
        reserve("this network", "0.0.0.0/8");
        reserve("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
        reserve("shared address space", "100.64.0.0/10");
        reserve("loopback", "127.0.0.0/8", "::1/128");
        reserve("link-local", "169.254.0.0/16", "fe80::/10");
        reserve("reserved", "192.0.0.0/24", "240.0.0.0/4", "64:ff9b:1::/48", "2001:db8::/32");
        reserve("benchmarking", "198.18.0.0/15");
        reserve("multicast", "224.0.0.0/4", "ff00::/8");
        reserve("unspecified", "::/128");
    }

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final Cidr TEREDO = Cidr.parse("2001::/32");

    private Reserved() {}

    /// Why an address is not public, or null when it is.
    static @Nullable String why(InetAddress address) {
        for (var range : RANGES.entrySet()) {
            if (range.getKey().contains(address)) {
                return range.getValue();
            }
        }
        var wrapped = wrapped(address);
        return wrapped == null ? null : why(wrapped);
    }

    private static @Nullable InetAddress wrapped(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return null;
        }
        if (NAT64.contains(address) || isMappedOrCompatible(bytes)) {
            return v4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return v4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return TEREDO.contains(address) ? v4(inverted(bytes)) : null;
    }

    private static boolean isMappedOrCompatible(byte[] bytes) {
        for (var i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == bytes[11] && (bytes[10] == 0 || bytes[10] == -1);
    }

    /// Teredo keeps the client's address with all bits flipped.
    private static byte[] inverted(byte[] bytes) {
        var v4 = Arrays.copyOfRange(bytes, 12, 16);
        for (var i = 0; i < 4; i++) {
            v4[i] = (byte) ~v4[i];
        }
        return v4;
    }

    private static InetAddress v4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void reserve(String word, String... ranges) {
        for (var range : ranges) {
            RANGES.put(Cidr.parse(range), word);
        }
    }
}
