package dev.mayday.ui.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Colors single lines of source well enough to read them: comments, strings, numbers, keywords,
/// calls. It knows no language in full and never fails.
public final class Highlighter {

    /// A piece of a source line.
    ///
    /// @param kind class name for the style sheet: `k` keyword, `s` string, `n` number, `c`
    /// comment, `f` call, or empty
    public record Token(String kind, String text) {}

    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    False None True and as assert async await begin bool boolean break case catch
                    char class const continue def default defer del do double elif else end ensure
                    enum except export extends false final finally float fn for foreach from func
                    function global go if impl implements import in instanceof int interface is
                    lambda let long match mod module mut namespace new nil nonlocal not null or
                    package pass private protected pub public raise range record rescue return self
                    static struct super switch then this throw throws trait true try type typeof
                    unless unsafe use val var void when where while with yield\
                    """
                            .split("\\s+"));
    private static final Set<String> HASH_COMMENTS =
            Set.of("python", "ruby", "perl", "elixir", "php", "powershell");

    private static final int LONGEST = 500;

    /// Possessive throughout, so that hostile lines cost linear time.
    private static final String PARTS =
            "(?<s>\"(?:[^\"\\\\]|\\\\.)*+\"?+|'(?:[^'\\\\]|\\\\.)*+'?+|`(?:[^`\\\\]|\\\\.)*+`?+)"
                    + "|(?<n>\\b\\d[\\w.]*+)"
                    + "|(?<w>[\\p{L}_$][\\p{L}\\p{N}_$]*+)(?<call>\\s*+\\()?+";

    private final Pattern pattern;

    Highlighter(String platform) {
        var comment = HASH_COMMENTS.contains(platform) ? "#.*+" : "//.*+|/\\*.*+";
        this.pattern = Pattern.compile("(?<c>" + comment + ")|" + PARTS);
    }

    List<Token> tokens(String whole) {
        var line = whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
        var tokens = new ArrayList<Token>();
        var matcher = pattern.matcher(line);
        int plain = 0;
        while (matcher.find()) {
            var kind = kind(matcher);
            if (kind.isEmpty()) continue;
            int end = matcher.group("w") == null ? matcher.end() : matcher.end("w");
            if (matcher.start() > plain) {
                tokens.add(new Token("", line.substring(plain, matcher.start())));
            }
            tokens.add(new Token(kind, line.substring(matcher.start(), end)));
            plain = end;
        }
        if (plain < line.length()) tokens.add(new Token("", line.substring(plain)));
        return tokens;
    }

    private static String kind(Matcher matcher) {
        if (matcher.group("c") != null) return "c";
        if (matcher.group("s") != null) return "s";
        if (matcher.group("n") != null) return "n";
        if (KEYWORDS.contains(matcher.group("w"))) return "k";
        return matcher.group("call") == null ? "" : "f";
    }
}
