package dev.mayday.alerts.egress;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The addresses that are nobody's business outside (semantics 13.8), each with the word a person
/// reads: every entry of IANA's special-purpose registries for IPv4 and IPv6, and of IPv6 whatever
/// was never given out. An IPv4 address wrapped in an IPv6 one is judged as the address it reaches.
final class Reserved {

    private static final Map<IpSubnetFilterRule, String> RANGES = new LinkedHashMap<>();

    static {
        reserve("this network", "0.0.0.0/8");
        reserve("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
        reserve("shared address space", "100.64.0.0/10");
        reserve("loopback", "127.0.0.0/8", "::1/128");
        reserve("link-local", "169.254.0.0/16", "fe80::/10");
        reserve("site-local", "fec0::/10");
        reserve("unspecified", "::/128");
        reserve("protocol assignments", "192.0.0.0/24", "2001::/23");
        reserve("documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
        reserve("documentation", "2001:db8::/32", "3fff::/20");
        reserve("name server sink", "192.31.196.0/24", "192.175.48.0/24", "2620:4f:8000::/48");
        reserve("relay", "192.52.193.0/24", "192.88.99.0/24", "64:ff9b:1::/48");
        reserve("benchmarking", "198.18.0.0/15");
        reserve("multicast", "224.0.0.0/4", "ff00::/8");
        reserve("broadcast", "255.255.255.255/32");
        reserve("discard", "100::/64", "100:0:0:1::/64");
        reserve("segment routing", "5f00::/16");
        reserve("reserved", "240.0.0.0/4");
    }

    private static final IpSubnetFilterRule NAT64 = subnet("64:ff9b::/96");
    private static final IpSubnetFilterRule SIX_TO_FOUR = subnet("2002::/16");
    private static final IpSubnetFilterRule TEREDO = subnet("2001::/32");

    private Reserved() {}

    /// A range of addresses, `10.0.0.0/8` or a single `127.0.0.1`.
    ///
    /// @throws IllegalArgumentException when the text is neither
    static IpSubnetFilterRule subnet(String text) {
        var slash = text.indexOf('/');
        var network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var width = network.getAddress().length * 8;
        var prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(network, prefix, IpFilterRuleType.REJECT);
    }

    static boolean contains(IpSubnetFilterRule range, InetAddress address) {
        return range.matches(new InetSocketAddress(address, 0));
    }

    /// Why an address is not public, or null when it is.
    static @Nullable String why(InetAddress address) {
        var wrapped = wrapped(address);
        var reason = wrapped == null ? null : why(wrapped);
        return reason == null ? named(address, wrapped != null) : reason;
    }

    private static @Nullable String named(InetAddress address, boolean isWrapping) {
        for (var range : RANGES.entrySet()) {
            if (contains(range.getKey(), address)) {
                return range.getValue();
            }
        }
        return isWrapping || isGivenOut(address.getAddress()) ? null : "reserved";
    }

    /// All IPv4, and of IPv6 2000::/3. Not by a subnet rule: Netty's lets what has all bits of the
    /// mask set match, too.
    private static boolean isGivenOut(byte[] bytes) {
        return bytes.length == 4 || (bytes[0] & 0xE0) == 0x20;
    }

    private static @Nullable InetAddress wrapped(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) {
            return null;
        }
        if (contains(NAT64, address) || isMappedOrCompatible(bytes)) {
            return v4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (contains(SIX_TO_FOUR, address)) {
            return v4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return contains(TEREDO, address) ? v4(inverted(bytes)) : null;
    }

    private static boolean isMappedOrCompatible(byte[] bytes) {
        var startsEmpty = IntStream.range(0, 10).allMatch(i -> bytes[i] == 0);
        return startsEmpty && bytes[10] == bytes[11] && (bytes[10] == 0 || bytes[10] == -1);
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
            RANGES.put(subnet(range), word);
        }
    }
}
