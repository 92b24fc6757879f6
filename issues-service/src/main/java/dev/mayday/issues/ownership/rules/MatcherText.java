package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.glob.StepGlob;
import dev.mayday.issues.ownership.rules.Tokens.Token;
import dev.mayday.issues.search.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the first word of a rule into a matcher.
final class MatcherText {

    private static final int LONGEST = 1000;
    private static final String TAGS = "tags.";
    private static final List<String> TYPES =
            List.of("path", "module", "url", "codeowners", "tags.<key>");

    /// What a backslash in a path keeps from meaning something; else it is Windows' slash.
    private static final String ESCAPED = "*?[]\\\"# ";

    private final int line;
    private final String whole;
    private final Problems problems;

    MatcherText(int line, String whole, Problems problems) {
        this.line = line;
        this.whole = whole;
        this.problems = problems;
    }

    /// Null when it is wrong; what is wrong was told.
    @Nullable Matcher read(Token token) {
        var text = token.text();
        int colon = text.startsWith("\"") ? -1 : typeEnd(text);
        if (colon < 0) return matcher("path", text, token.start());
        var type = text.substring(0, colon);
        boolean known = TYPES.contains(type) || isTag(type);
        if (known && !type.equals("tags.<key>")) {
            return matcher(type, text.substring(colon + 1), token.start() + colon + 1);
        }
        problem(token.start(), "type_unknown", unknown(type), TYPES);
        return null;
    }

    /// Where the type ends; −1 in a bare path, be it with a scheme or a drive letter.
    private static int typeEnd(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.startsWith("://", colon)) return -1;
        boolean drive = colon == 1 && Character.isLetter(text.charAt(0)) && text.length() > 2;
        return drive && "/\\".indexOf(text.charAt(2)) >= 0 ? -1 : colon;
    }

    private static boolean isTag(String type) {
        return type.startsWith(TAGS) && type.length() > TAGS.length();
    }

    private static String unknown(String type) {
        var said = "unknown matcher \"" + Problems.shown(type) + "\"";
        if (type.equals(TAGS) || type.equals("tags")) {
            return said + "; a tag has a key: tags.component:payments";
        }
        int dot = type.indexOf('.');
        if (dot > 0 && dot < type.length() - 1) {
            var suggestion = Suggestion.of(type.substring(0, dot), List.of("tags"));
            if (!suggestion.isEmpty())
                return said + "; did you mean tags" + Problems.shown(type.substring(dot)) + "?";
        }
        return said + Suggestion.of(type, List.of("path", "module", "url", "codeowners", "tags"));
    }

    private @Nullable Matcher matcher(String type, String written, int start) {
        var pattern = unquoted(written, start);
        if (pattern == null || !sound(pattern, start, type.equals("codeowners"))) return null;
        return switch (type) {
            case "path" -> new Matcher.Path(new StepGlob(path(pattern), false));
            case "module" -> new Matcher.Module(new StepGlob(lower(pattern), false));
            case "url" -> new Matcher.Url(new StepGlob(lower(pattern), false));
            case "codeowners" -> new Matcher.Code(new CodePattern(pattern));
            default -> new Matcher.Tag(type.substring(TAGS.length()), new StepGlob(pattern, false));
        };
    }

    private @Nullable String unquoted(String written, int start) {
        if (!written.startsWith("\"")) return written;
        int end = written.length() - 1;
        if (end < 1 || written.charAt(end) != '"') {
            problem(start, "quote", "nothing may follow the closing quote of a pattern");
            return null;
        }
        return written.substring(1, end).replace("\\\"", "\"");
    }

    private boolean sound(String pattern, int start, boolean codeowners) {
        if (pattern.isEmpty()) {
            problem(start, "pattern_empty", "a pattern is missing");
        } else if (pattern.length() > LONGEST) {
            problem(start, "pattern_long", "a pattern has at most 1,000 characters");
        } else {
            int set = openSet(pattern, codeowners);
            if (set < 0) return true;
            var words =
                    codeowners
                            ? "sets such as [a-z] are no part of CODEOWNERS patterns"
                            : "the set that begins here has no ]";
            problem(start + set, "set", words);
        }
        return false;
    }

    /// Index of a set that does not end, or of any set.
    private static int openSet(String pattern, boolean any) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') i++;
            if (c != '[') continue;
            int close = pattern.indexOf(']', i + 2);
            if (any || close < 0) return i;
            i = close;
        }
        return -1;
    }

    private static String path(String pattern) {
        var path = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '\\') {
                path.append(c);
                continue;
            }
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 'x';
            if (ESCAPED.indexOf(next) < 0) path.append('/');
            else path.append(c).append(pattern.charAt(++i));
        }
        var lower = lower(path.toString());
        return lower.endsWith("/") ? lower + "*" : lower;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void problem(int index, String code, String words) {
        problem(index, code, words, new ArrayList<>());
    }

    private void problem(int index, String code, String words, List<String> expected) {
        problems.add(line, Tokens.column(whole, index), code, words, expected);
    }
}
