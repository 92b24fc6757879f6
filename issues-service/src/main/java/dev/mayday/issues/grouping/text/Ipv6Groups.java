package dev.mayday.issues.grouping.text;

/// The groups of hex digits between the colons of a possible IPv6 address: eight, or fewer with one
/// gap `::`.
final class Ipv6Groups {

    private static final int LONGEST = 64;

    private final Text text;
    private final int start;
    private final int end;
    private int groups;
    private int beforeGap = -1;
    private boolean wellFormed = true;

    Ipv6Groups(Text text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    boolean valid() {
        if (end - start > LONGEST) return false;
        read();
        if (!wellFormed) return false;
        boolean digits = text.runEnd(start, c -> !Letters.digit(c), end - start) < end;
        if (beforeGap < 0) return groups == 8 && digits;
        int afterGap = groups - beforeGap;
        if (beforeGap == 0) return afterGap >= 1 && lastGroupHasDigit();
        return beforeGap <= 6 && afterGap >= 1 && afterGap <= 6;
    }

    private void read() {
        int i = start;
        if (text.startsWith("::", i)) {
            beforeGap = 0;
            i += 2;
        }
        while (wellFormed && i < end) i = group(i);
    }

    private int group(int i) {
        int groupEnd = text.runEnd(i, Letters::hex, 5);
        boolean last = groupEnd == end;
        wellFormed = groupEnd > i && groupEnd - i <= 4 && (last || text.at(groupEnd) == ':');
        groups++;
        if (last || !wellFormed) return groupEnd;
        if (text.at(groupEnd + 1) != ':') {
            wellFormed = groupEnd + 1 < end;
            return groupEnd + 1;
        }
        wellFormed = beforeGap < 0;
        beforeGap = groups;
        return groupEnd + 2;
    }

    private boolean lastGroupHasDigit() {
        for (int i = end - 1; i >= start && text.at(i) != ':'; i--) {
            if (text.digit(i)) return true;
        }
        return false;
    }
}
