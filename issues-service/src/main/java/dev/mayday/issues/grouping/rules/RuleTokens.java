package dev.mayday.issues.grouping.rules;

import java.util.ArrayList;
import java.util.List;

/// The words of a rule. A quoted value may hold spaces; a comment ends the line.
final class RuleTokens {

    private RuleTokens() {}

    static List<String> of(String line) {
        var tokens = new ArrayList<String>();
        int at = skipSpace(line, 0);
        while (at < line.length() && line.charAt(at) != '#') {
            int end = tokenEnd(line, at);
            tokens.add(line.substring(at, end));
            at = skipSpace(line, end);
        }
        return tokens;
    }

    private static int tokenEnd(String line, int start) {
        if ("[]|".indexOf(line.charAt(start)) >= 0) return start + 1;
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            if (!quoted && Character.isWhitespace(c)) return i;
        }
        if (quoted) throw new IllegalArgumentException("has a quote that does not end");
        return line.length();
    }

    private static int skipSpace(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) at++;
        return at;
    }
}
