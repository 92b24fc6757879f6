package dev.mayday.issues.grouping.text;

/// Addresses of machines: MAC, IPv4 and IPv6.
record Addresses(Text text) {

    int mac(int at) {
        if (!text.boundary(at) || !separator(at + 2)) return Text.NO_MATCH;
        for (int octet = 0; octet < 5; octet++) {
            int start = at + 3 * octet;
            if (!text.has(2, Letters::hex, start) || !separator(start + 2)) return Text.NO_MATCH;
        }
        boolean ended = text.has(2, Letters::hex, at + 15) && text.boundary(at + 17);
        return ended ? at + 17 : Text.NO_MATCH;
    }

    private boolean separator(int at) {
        return text.at(at) == ':' || text.at(at) == '-';
    }

    int ip(int at) {
        if (text.word(at - 1)) return Text.NO_MATCH;
        int end = text.at(at - 1) == '.' ? Text.NO_MATCH : ipv4(at);
        if (end != Text.NO_MATCH || text.at(at - 1) == ':') return end;
        return ipv6(at);
    }

    private int ipv4(int at) {
        int octet = at;
        for (int dots = 0; dots < 3; dots++) {
            int end = octetEnd(octet);
            if (end == Text.NO_MATCH || text.at(end) != '.') return Text.NO_MATCH;
            octet = end + 1;
        }
        int end = octetEnd(octet);
        if (end == Text.NO_MATCH || text.word(end)) return Text.NO_MATCH;
        return text.at(end) == '.' && text.digit(end + 1) ? Text.NO_MATCH : end;
    }

    private int octetEnd(int at) {
        int end = text.runEnd(at, Letters::digit, 4);
        return switch (end - at) {
            case 1, 2 -> end;
            case 3 ->
                    Integer.parseInt(text.part(at, end)) <= 255 && text.at(at) != '0'
                            ? end
                            : Text.NO_MATCH;
            default -> Text.NO_MATCH;
        };
    }

    /// The whole run of hex digits and colons must be one address.
    private int ipv6(int at) {
        int firstGroup = text.runEnd(at, Letters::hex, 5);
        if (text.at(firstGroup) != ':') return Text.NO_MATCH;
        int end = text.runEnd(at, c -> Letters.hex(c) || c == ':');
        if (text.word(end)) return Text.NO_MATCH;
        return new Ipv6Groups(text, at, end).valid() ? end : Text.NO_MATCH;
    }
}
