package dev.mayday.issues.grouping.text;

import java.util.List;

/// Numbers that tell problems apart and therefore stay: status and error codes, and names with
/// numbers in them.
final class Keeps implements Kind {

    private static final List<String> NUMBERED_NAMES =
            List.of(
                    "utf", "UTF", "iso", "ISO", "sha", "SHA", "base", "x", "arm", "python", "py",
                    "ipv", "IPv", "v");

    private static final String REACT = "React error #";

    private final Text text;
    private final CodeWords codes;

    Keeps(Text text) {
        this.text = text;
        codes = new CodeWords(text);
    }

    @Override
    public int end(int at) {
        if (!text.word(at) || text.word(at - 1)) return Text.NO_MATCH;
        if (text.digit(at)) return statusClass(at);
        if (!startsSomething(text.at(at))) return Text.NO_MATCH;
        int react = react(at);
        if (react != Text.NO_MATCH) return react;
        int http = http(at);
        if (http != Text.NO_MATCH) return http;
        int code = codes.end(at);
        if (code != Text.NO_MATCH) return code;
        int reply = failedWith(at);
        if (reply != Text.NO_MATCH) return reply;
        int oracle = oracle(at);
        return oracle == Text.NO_MATCH ? numberedName(at) : oracle;
    }

    private static boolean startsSomething(char c) {
        return "HSsRrEeFfOuUiIbxapv".indexOf(c) >= 0;
    }

    /// `Minified React error #418` says in production which error it is.
    private int react(int at) {
        int digits = at + REACT.length();
        if (!text.startsWith(REACT, at) || !text.digit(digits)) return Text.NO_MATCH;
        return text.digitsEnd(digits);
    }

    /// `HTTP 404`, `HTTP/1.1 502`.
    private int http(int at) {
        if (!text.startsWith("HTTP", at)) return Text.NO_MATCH;
        int version = at + 4;
        if (text.at(version) == '/' && text.digit(version + 1)) {
            version += 2;
            if (text.at(version) == '.' && text.digit(version + 1)) version += 2;
        }
        int status = text.runEnd(version, c -> c == ' ' || c == ':' || c == '=');
        boolean valid = status > version && text.at(status) >= '1' && text.at(status) <= '5';
        return valid && text.has(3, Letters::digit, status) ? ended(status + 3) : Text.NO_MATCH;
    }

    private int failedWith(int at) {
        boolean reply =
                text.startsWithEitherCase("failed with ", at)
                        && text.has(3, Letters::digit, at + 12);
        return reply ? ended(at + 15) : Text.NO_MATCH;
    }

    private int oracle(int at) {
        boolean code = text.startsWith("ORA-", at) && text.has(5, Letters::digit, at + 4);
        return code ? ended(at + 9) : Text.NO_MATCH;
    }

    /// `utf-8`, `sha256`, `ipv6`, `v2.1`, `python3.12`.
    private int numberedName(int at) {
        for (var name : NUMBERED_NAMES) {
            if (!text.startsWith(name, at)) continue;
            int digits =
                    text.at(at + name.length()) == '-'
                            ? at + name.length() + 1
                            : at + name.length();
            int end = text.runEnd(digits, Letters::digit, 4);
            if (end > digits && !text.digit(end)) return groupsEnd(end);
        }
        return Text.NO_MATCH;
    }

    private int groupsEnd(int first) {
        int ended = ended(first);
        int end = first;
        while ((text.at(end) == '.' || text.at(end) == '-') && text.digit(end + 1)) {
            end = text.digitsEnd(end + 1);
            if (text.boundary(end)) ended = end;
        }
        return ended;
    }

    /// `5xx`.
    private int statusClass(int at) {
        int end = text.digitsEnd(at);
        return text.startsWith("xx", end) ? ended(end + 2) : Text.NO_MATCH;
    }

    private int ended(int end) {
        return text.boundary(end) ? end : Text.NO_MATCH;
    }
}
