package dev.mayday.issues.grouping;

import dev.mayday.issues.event.json.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How much of a fingerprint enters a key as it is: the first 4 KiB. The rest goes in as its
/// SHA-256, so that it still tells events apart.
final class Budget {

    private static final int BYTES = 4096;

    private int left = BYTES;
    private @Nullable MessageDigest rest;

    /// What of an element fits; empty when nothing does.
    String taken(String element) {
        var bytes = element.getBytes(StandardCharsets.UTF_8);
        if (rest == null && bytes.length <= left) {
            left -= bytes.length;
            return element;
        }
        var fits = rest == null ? Texts.prefix(element, left) : "";
        int used = fits.getBytes(StandardCharsets.UTF_8).length;
        if (rest == null) rest = GroupingHash.sha256();
        rest.update(bytes, used, bytes.length - used);
        rest.update((byte) 0);
        return fits;
    }

    /// Empty when everything was taken.
    String rest() {
        return rest == null ? "" : "sha256:" + HexFormat.of().formatHex(rest.digest());
    }
}
