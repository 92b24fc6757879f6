package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.Refused.Problem;
import dev.mayday.issues.ownership.rules.Tokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a CODEOWNERS file of GitHub or GitLab (semantics 9.3). It belongs to somebody else: a line
/// that is not understood is skipped with a warning.
public final class CodeOwners {

    private static final int MOST_LINES = 20_000;
    private static final int MOST_BYTES = 3_000_000;
    private static final int LONGEST_PATTERN = 1000;

    /// `[Name]`, `^[Name]`, `[Name][2]`, and default owners behind it.
    private static final Pattern SECTION =
            Pattern.compile("\\^?\\[([^\\]\\[]{1,200})\\](\\[\\d{1,4}\\])?(?:\\s(.*))?");

    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> exclusions = new ArrayList<>();
    private final Problems warnings = new Problems();
    private String section = "";
    private List<Written> defaults = List.of();

    private CodeOwners() {}

    /// @param exclusions lines with `!`: their matches do not count in their section
    /// @param warnings lines that were skipped, at most 50
    public record Read(List<Rule> rules, List<Rule> exclusions, List<Problem> warnings) {

        public static final Read NONE = new Read(List.of(), List.of(), List.of());

        public Read {
            rules = List.copyOf(rules);
            exclusions = List.copyOf(exclusions);
            warnings = List.copyOf(warnings);
        }
    }

    /// What makes the file as a whole no CODEOWNERS file; null when nothing does.
    public static @Nullable String refusal(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
            return "a CODEOWNERS file has at most 3 MB";
        long lines = text.chars().filter(c -> c == '\n').count();
        return lines > MOST_LINES ? "a CODEOWNERS file has at most 20,000 lines" : null;
    }

    public static Read read(String text) {
        var reader = new CodeOwners();
        int number = 0;
        for (var line : text.split("\n", -1)) reader.line(++number, line.stripTrailing());
        return new Read(reader.rules, reader.exclusions, reader.warnings.all());
    }

    /// Owners that are passed over, at most 50.
    public static List<Problem> unknownOwners(Read file, Directory directory) {
        var warnings = new Problems();
        for (var rule : file.rules()) {
            if (warnings.isFull()) break;
            for (var owner : rule.owners()) {
                if (directory.able(owner) != null) continue;
                var words = " is nobody who sees this project; passed over";
                warnings.add(
                        rule.line(),
                        owner.column(),
                        "owner_unknown",
                        Problems.shown(owner.text()) + words);
            }
        }
        return warnings.all();
    }

    private void line(int number, String line) {
        var stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) return;
        var header = SECTION.matcher(stripped);
        if (header.matches()) {
            section = header.group(1).strip();
            var owners = header.group(3);
            int start = owners == null ? 0 : line.lastIndexOf(owners);
            defaults = owners == null ? List.of() : owners(line, words(line, start));
            return;
        }
        var words = words(line, 0);
        var pattern = words.getFirst();
        boolean excludes = pattern.text().startsWith("!");
        var matcher = matcher(number, line, pattern, excludes);
        if (matcher == null) return;
        var own = owners(line, words.subList(1, words.size()));
        var owners = own.isEmpty() ? defaults : own;
        var rule =
                new Rule(Rule.Source.CODEOWNERS, number, pattern.text(), matcher, section, owners);
        (excludes ? exclusions : rules).add(rule);
    }

    private Matcher.@Nullable Code matcher(int number, String line, Token token, boolean excludes) {
        var pattern = token.text().substring(excludes ? 1 : 0);
        int column = Tokens.column(line, token.start());
        if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
            warnings.add(number, column, "pattern", "a pattern has 1 to 1,000 characters");
            return null;
        }
        int set = set(token.text());
        if (set >= 0) {
            int at = Tokens.column(line, token.start() + set);
            var words = "sets such as [a-z] are no part of the format; the line is skipped";
            warnings.add(number, at, "set", words);
            return null;
        }
        return new Matcher.Code(new CodePattern(pattern));
    }

    private static int set(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') i++;
            else if (pattern.charAt(i) == '[') return i;
        }
        return -1;
    }

    /// Blanks behind a backslash are part of a word.
    private static List<Token> words(String line, int from) {
        var words = new ArrayList<Token>();
        int at = from;
        while (at < line.length()) {
            int start = at;
            while (at < line.length() && !Tokens.isBlank(line.charAt(at))) {
                at += line.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(at, line.length());
            if (at > start) words.add(new Token(start, line.substring(start, at)));
            at++;
        }
        return words;
    }

    /// A word that begins with `#` begins a comment.
    private static List<Written> owners(String line, List<Token> words) {
        var owners = new ArrayList<Written>();
        for (var word : words) {
            if (word.text().startsWith("#")) break;
            owners.add(new Written(word.text(), Tokens.column(line, word.start())));
        }
        return owners;
    }
}
