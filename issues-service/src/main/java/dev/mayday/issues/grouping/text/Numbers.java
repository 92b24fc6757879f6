package dev.mayday.issues.grouping.text;

/// Plain numbers, whole and with a fraction. A number that is part of a name or of a version stays.
record Numbers(Text text) {

    int fraction(int at) {
        if (text.word(at - 1) || text.at(at - 1) == '.') return Text.NO_MATCH;
        int start = text.at(at) == '-' ? at + 1 : at;
        int point = text.digitsEnd(start);
        if (point == start || text.at(point) != '.' || !text.digit(point + 1)) return Text.NO_MATCH;
        int end = exponentEnd(text.digitsEnd(point + 1));
        return text.word(end) || version(end) ? Text.NO_MATCH : end;
    }

    /// The number of `93%` and `97.5 %`, with a fraction or without; an escaped character of a URL
    /// is none.
    int percent(int at) {
        if (text.word(at - 1) || text.at(at - 1) == '.' || text.at(at - 1) == '%')
            return Text.NO_MATCH;
        int end = text.digitsEnd(at);
        if (end == at) return Text.NO_MATCH;
        if (text.at(end) == '.' && text.digit(end + 1)) end = text.digitsEnd(end + 1);
        int sign = text.at(end) == ' ' ? end + 1 : end;
        return text.at(sign) == '%' && !text.word(sign + 1) ? end : Text.NO_MATCH;
    }

    private int exponentEnd(int at) {
        if (text.at(at) != 'e' && text.at(at) != 'E') return at;
        int digits = text.at(at + 1) == '+' || text.at(at + 1) == '-' ? at + 2 : at + 1;
        return text.digit(digits) ? text.digitsEnd(digits) : at;
    }

    /// More numbers follow with dots, as in `1.2.3`.
    private boolean version(int at) {
        if (text.at(at) != '.') return false;
        for (int i = at; text.word(i) || text.at(i) == '.'; i++) {
            if (text.at(i) == '.' && text.digit(i + 1)) return true;
        }
        return false;
    }

    int whole(int at) {
        char before = text.at(at - 1);
        if (!Letters.alphanumeric(before) && before != '_' && before != '.') {
            int start = text.at(at) == '-' ? at + 1 : at;
            int end = text.digitsEnd(start);
            if (end > start && !Letters.alphanumeric(text.at(end))) return end;
        }
        return before == '_' || before == '#' || before == '.' ? suffix(at) : Text.NO_MATCH;
    }

    /// Two and more digits at the end of a name: `queue_17`, `#4711`.
    private int suffix(int at) {
        int end = text.digitsEnd(at);
        boolean ended = !Letters.alphanumeric(text.at(end)) && text.at(end) != '.';
        return end - at >= 2 && ended ? end : Text.NO_MATCH;
    }
}
