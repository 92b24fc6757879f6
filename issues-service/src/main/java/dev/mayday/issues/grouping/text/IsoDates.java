package dev.mayday.issues.grouping.text;

/// `2026-11-22`, `2026-11-22T07:03:51.123Z`, `20261122 0703`.
record IsoDates(Text text, Clock clock) {

    int end(int at) {
        int time = withTime(at);
        return time == Text.NO_MATCH ? day(at) : time;
    }

    private int day(int at) {
        if (text.digit(at - 1) || text.at(at - 1) == '-' || text.at(at + 4) != '-')
            return Text.NO_MATCH;
        int end = dayEnd(at);
        boolean alone = end == at + 10 && !text.digit(end) && text.at(end) != '-';
        return alone ? end : Text.NO_MATCH;
    }

    private int dayEnd(int at) {
        if (!text.has(4, Letters::digit, at)) return Text.NO_MATCH;
        int month = afterOptional('-', at + 4);
        if ((text.at(month) != '0' && text.at(month) != '1') || !text.digit(month + 1))
            return Text.NO_MATCH;
        int day = afterOptional('-', month + 2);
        boolean valid = text.at(day) >= '0' && text.at(day) <= '3' && text.digit(day + 1);
        return valid ? day + 2 : Text.NO_MATCH;
    }

    private int withTime(int at) {
        int day = dayEnd(at);
        if (day == Text.NO_MATCH || (text.at(day) != 'T' && !Letters.space(text.at(day))))
            return Text.NO_MATCH;
        int hour = day + 1;
        if (text.at(hour) < '0' || text.at(hour) > '2' || !text.digit(hour + 1))
            return Text.NO_MATCH;
        int minutes = afterOptional(':', hour + 2);
        return clock.sixty(minutes) ? afterMinutes(minutes + 2) : Text.NO_MATCH;
    }

    /// Seconds, their fraction and the zone are optional, but no digit may follow.
    private int afterMinutes(int minutes) {
        int digits = afterOptional(':', minutes);
        if (clock.sixty(digits)) {
            int seconds = digits + 2;
            boolean mark = text.at(seconds) == '.' || text.at(seconds) == ',';
            if (mark && text.digit(seconds + 1)) return zoned(text.digitsEnd(seconds + 1));
            int end = zoned(seconds);
            if (end != Text.NO_MATCH) return end;
        }
        return zoned(minutes);
    }

    private int zoned(int at) {
        int zone = zone(at);
        if (zone != Text.NO_MATCH && !text.digit(zone)) return zone;
        return text.digit(at) ? Text.NO_MATCH : at;
    }

    private int zone(int at) {
        if (text.at(at) == 'Z') return zulu(at + 1);
        boolean sign = text.at(at) == '+' || text.at(at) == '-';
        if (!sign || text.at(at + 1) < '0' || text.at(at + 1) > '2' || !text.digit(at + 2))
            return Text.NO_MATCH;
        int minutes = afterOptional(':', at + 3);
        return clock.sixty(minutes) ? minutes + 2 : Text.NO_MATCH;
    }

    /// `Z`, or RFC 3339's example form `Z07:00`.
    private int zulu(int at) {
        boolean offset =
                text.has(2, Letters::digit, at)
                        && text.at(at + 2) == ':'
                        && text.has(2, Letters::digit, at + 3)
                        && !text.digit(at + 5);
        return offset ? at + 5 : at;
    }

    private int afterOptional(char c, int at) {
        return text.at(at) == c ? at + 1 : at;
    }
}
