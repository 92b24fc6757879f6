package dev.mayday.issues.grouping;

import dev.mayday.issues.grouping.text.KeyJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The first 16 bytes of SHA-256 over a key written as JSON, as 32 hex digits.
public record GroupingHash(String hex) {

    private static final int BYTES = 16;

    public GroupingHash {
        if (hex.length() != 2 * BYTES)
            throw new IllegalArgumentException("Not a grouping hash: " + hex);
    }

    /// The hash of a key. The configuration's id is no part of it, so a configuration that changes
    /// nothing for an error changes no hash.
    static GroupingHash of(List<List<String>> key) {
        var digest = sha256().digest(KeyJson.write(key).getBytes(StandardCharsets.UTF_8));
        return new GroupingHash(HexFormat.of().formatHex(digest, 0, BYTES));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
