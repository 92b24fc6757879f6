package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import io.netty.util.NetUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Addresses and networks from which a token may be used.
final class Networks {

    private static final int MOST = 50;

    private Networks() {}

    /// @return null for from everywhere
    /// @throws Refused 400 that says which one cannot be used
    static String @Nullable [] checked(@Nullable List<String> networks) {
        if (networks == null || networks.isEmpty()) return null;
        if (networks.size() > MOST) throw Refused.invalid("networks: at most %d".formatted(MOST));
        return networks.stream().map(Networks::checked).distinct().toArray(String[]::new);
    }

    private static String checked(String network) {
        var parts = network.strip().split("/", 2);
        var bytes =
                parts[0].length() > 45
                        ? null
                        : NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null || parts[0].contains("%") || parts[0].contains("["))
            throw refused(network);
        int longest = bytes.length * 8;
        if (parts.length == 1) return parts[0] + "/" + longest;
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > longest) {
            throw refused(network);
        }
        return parts[0] + "/" + parts[1];
    }

    private static Refused refused(String network) {
        var shown = network.length() > 60 ? network.substring(0, 59) + "…" : network;
        return Refused.invalid(
                "networks: '%s' is none; write an address or a network such as 192.0.2.0/24"
                        .formatted(shown.replaceAll("\\p{Cntrl}", "?")));
    }
}
