package dev.mayday.front;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ranges of addresses: `10.0.0.0/8`, or one address.
record Networks(List<IpSubnetFilterRule> rules) {

    /// Somebody with IPv6 has as many addresses as they like, but in one network.
    static final int BITS_OF_A_SITE = 64;

    static Networks of(Optional<List<String>> texts) {
        return new Networks(
                texts.orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(Networks::rule)
                        .toList());
    }

    private static IpSubnetFilterRule rule(String text) {
        int slash = text.indexOf('/');
        var base = address(slash < 0 ? text : text.substring(0, slash));
        try {
            if (base == null) throw new IllegalArgumentException("no address");
            int all = base.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(base, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException notOne) {
            throw new IllegalArgumentException("not a network: " + text, notOne);
        }
    }

    boolean contains(InetAddress address) {
        if (rules.isEmpty()) return false;
        var socket = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(socket));
    }

    /// Null when the text is not an address. Names are not looked up; an IPv4 address in an IPv6
    /// one is the IPv4 address.
    static @Nullable InetAddress address(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) return null;
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            return null;
        }
    }

    /// The first address of the network that an IPv6 address is in; other addresses as they are.
    static InetAddress start(InetAddress address, int bits) {
        var bytes = address.getAddress();
        if (bytes.length == 4) return address;
        Arrays.fill(bytes, bits / 8, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            return address;
        }
    }
}
