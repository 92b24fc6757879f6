package dev.mayday.alerts.egress;

import dev.mayday.alerts.egress.Clearance.Cleared;
import dev.mayday.alerts.egress.Clearance.Refused;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The decision of semantics 13.8. An exception of the instance admin lifts the address and the
/// port rule, never the scheme rule.
record EgressPolicy(
        boolean allowHttp,
        Set<Integer> ports,
        List<IpSubnetFilterRule> networks,
        Set<String> hosts) {

    EgressPolicy {
        ports = Set.copyOf(ports);
        networks = List.copyOf(networks);
        hosts = Set.copyOf(hosts);
    }

    /// @param allow each a CIDR, an address or a host name
    static EgressPolicy of(boolean allowHttp, List<Integer> ports, List<String> allow) {
        var networks = new ArrayList<IpSubnetFilterRule>();
        var hosts = new HashSet<String>();
        for (var entry : allow) {
            var text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.contains("/") || text.contains(":") || text.matches("[0-9.]+")) {
                networks.add(Reserved.subnet(text));
            } else if (!text.isEmpty()) {
                hosts.add(text);
            }
        }
        var open = new HashSet<>(ports);
        open.add(443);
        if (allowHttp) {
            open.add(80);
        }
        return new EgressPolicy(allowHttp, open, networks, hosts);
    }

    /// What is wrong with the address whatever it resolves to; null when nothing is.
    @Nullable Refused objection(ParsedUrl target) {
        return target.secure() || allowHttp
                ? null
                : new Refused("only https addresses can be called");
    }

    /// @param addresses everything the host resolves to, at least one
    Clearance decide(ParsedUrl target, List<InetAddress> addresses) {
        var objection = objection(target);
        if (objection != null) return objection;
        for (var address : addresses) {
            if (isException(target, address)) {
                continue;
            }
            var why = Reserved.why(address);
            if (why != null) {
                return new Refused(refusal(target, address, why));
            }
            if (!ports.contains(target.port())) {
                return new Refused("port " + target.port() + " is not allowed, only " + sorted());
            }
        }
        return new Cleared(target, addresses.getFirst());
    }

    private boolean isException(ParsedUrl target, InetAddress address) {
        return hosts.contains(target.host().toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> Reserved.contains(network, address));
    }

    private static String refusal(ParsedUrl target, InetAddress address, String why) {
        var literal = address.getHostAddress();
        return "%s resolves to %s (%s): not allowed; an instance admin can add it to egress.allow"
                .formatted(target.host(), literal, why);
    }

    private List<Integer> sorted() {
        return ports.stream().sorted().toList();
    }
}
