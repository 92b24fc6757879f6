package dev.mayday.issues.access;

import io.netty.util.NetUtil;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Whence a person comes, as far as limits tell addresses apart: an IPv4 address, or the first 64
/// bits of an IPv6 address, because whoever has one has all that share them.
public final class PersonAddress {

    private static final int LONGEST = 64;
    private static final int NETWORK_BYTES = 8;

    private PersonAddress() {}

    /// @param text an address as the dashboard names it, perhaps with a zone or brackets
    /// @return empty when unknown
    public static String of(@Nullable String text) {
        if (text == null || text.length() > LONGEST) return "";
        var bytes = NetUtil.createByteArrayFromIpAddressString(text.strip());
        if (bytes == null) return "";
        if (bytes.length == 4) return NetUtil.bytesToIpAddress(bytes);
        return isMapped(bytes)
                ? NetUtil.bytesToIpAddress(bytes, 12, 4)
                : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64";
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) if (bytes[i] != 0) return false;
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
