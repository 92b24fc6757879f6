package dev.mayday.issues.grouping.text;

/// Times of day (`7:03`, `07:03:51.123`, `3:04 PM`) and time zones.
record Clock(Text text) {

    /// A time that stands alone.
    int alone(int at) {
        if (text.digit(at - 1) || text.at(at - 1) == ':') return Text.NO_MATCH;
        int minutes = minutesEnd(at);
        if (minutes == Text.NO_MATCH) return Text.NO_MATCH;
        int seconds = secondsEnd(minutes);
        int fraction = fractionEnd(minutes, seconds);
        if (ended(fraction)) return halfDayEnd(fraction);
        if (ended(seconds)) return halfDayEnd(seconds);
        return ended(minutes) ? halfDayEnd(minutes) : Text.NO_MATCH;
    }

    private boolean ended(int at) {
        return !text.digit(at) && text.at(at) != ':';
    }

    /// A time within a date.
    int within(int at) {
        int minutes = minutesEnd(at);
        return minutes == Text.NO_MATCH ? Text.NO_MATCH : fractionEnd(minutes, secondsEnd(minutes));
    }

    private int minutesEnd(int at) {
        int colon = text.runEnd(at, Letters::digit, 2);
        boolean hour = colon == at + 1 || (colon == at + 2 && hour(text.at(at), text.at(at + 1)));
        return hour && text.at(colon) == ':' && sixty(colon + 1) ? colon + 3 : Text.NO_MATCH;
    }

    private static boolean hour(char tens, char ones) {
        return tens <= '1' || (tens == '2' && ones <= '3');
    }

    private int secondsEnd(int at) {
        return text.at(at) == ':' && sixty(at + 1) ? at + 3 : at;
    }

    /// A fraction is only possible after seconds.
    private int fractionEnd(int minutes, int seconds) {
        boolean mark = text.at(seconds) == '.' || text.at(seconds) == ',';
        return seconds > minutes && mark && text.digit(seconds + 1)
                ? text.digitsEnd(seconds + 1)
                : seconds;
    }

    /// Two digits below sixty.
    boolean sixty(int at) {
        return text.at(at) >= '0' && text.at(at) <= '5' && text.digit(at + 1);
    }

    private int halfDayEnd(int at) {
        int mark = Letters.space(text.at(at)) ? at + 1 : at;
        boolean half = "aApP".indexOf(text.at(mark)) >= 0 && "mM".indexOf(text.at(mark + 1)) >= 0;
        return half && text.boundary(mark + 2) ? mark + 2 : at;
    }

    /// The zone at `at`, or [Text#NO_MATCH].
    int zone(int at) {
        if (text.at(at) == 'Z') return at + 1;
        if (text.startsWith("UTC", at) || text.startsWith("GMT", at)) return at + 3;
        if (text.startsWith("UT", at)) return at + 2;
        if (american(at)) return at + 3;
        return offset(at);
    }

    private boolean american(int at) {
        return "ECMP".indexOf(text.at(at)) >= 0
                && (text.at(at + 1) == 'S' || text.at(at + 1) == 'D')
                && text.at(at + 2) == 'T';
    }

    private int offset(int at) {
        if ((text.at(at) != '+' && text.at(at) != '-') || !text.has(2, Letters::digit, at + 1))
            return Text.NO_MATCH;
        int minutes = text.at(at + 3) == ':' ? at + 4 : at + 3;
        return text.has(2, Letters::digit, minutes) ? minutes + 2 : Text.NO_MATCH;
    }
}
