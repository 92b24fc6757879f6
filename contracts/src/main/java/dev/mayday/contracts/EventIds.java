package dev.mayday.contracts;

import java.util.Optional;
import java.util.UUID;

/// Event ids on the wire: 32 lowercase hex digits; read in any textual form (protocol 3.1).
public final class EventIds {

    private EventIds() {}

    /// Reads 32 hex digits or a dashed UUID in any letter case; empty when the text is neither.
    public static Optional<UUID> parse(String text) {
        var hex = text.length() == 36 ? undashed(text) : text;
        if (hex == null || hex.length() != 32 || hex.indexOf('+') >= 0) return Optional.empty();
        try {
            return Optional.of(
                    new UUID(
                            Long.parseUnsignedLong(hex, 0, 16, 16),
                            Long.parseUnsignedLong(hex, 16, 32, 16)));
        } catch (NumberFormatException notHex) {
            return Optional.empty();
        }
    }

    /// The form that Mayday answers, stores and shows: 32 lowercase hex digits.
    public static String format(UUID id) {
        var digits = new StringBuilder(32);
        appendHex(digits, id.getMostSignificantBits());
        appendHex(digits, id.getLeastSignificantBits());
        return digits.toString();
    }

    private static void appendHex(StringBuilder digits, long bits) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            digits.append(Character.forDigit((int) (bits >>> shift) & 0xF, 16));
        }
    }

    private static @org.jspecify.annotations.Nullable String undashed(String text) {
        boolean dashed =
                text.charAt(8) == '-'
                        && text.charAt(13) == '-'
                        && text.charAt(18) == '-'
                        && text.charAt(23) == '-';
        return dashed ? text.replace("-", "") : null;
    }
}
