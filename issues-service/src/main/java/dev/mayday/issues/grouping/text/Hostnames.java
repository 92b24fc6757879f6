package dev.mayday.issues.grouping.text;

import java.util.Set;

/// `db1.example.com`: labels with dots up to a known top-level domain that ends the name. File
/// names with a line (`a.io/x.py:12`), calls (`x.at(`) and scopes (`a.in::b`) are none.
final class Hostnames implements Kind {

    private static final Set<String> TOP_LEVEL =
            Set.of(
                    ("com net org io dev app co ai cloud edu gov info biz eu uk de fr jp cn ru br it es nl ca au in us"
                                    + " me tv ch se no dk fi pl cz at be ie nz sg kr tw hk mx ar cl za tr gr hu ro ua"
                                    + " il xyz online site club internal local svc")
                            .split(" "));
    /// Top-level domains that programs use as names.
    private static final Set<String> WORDS =
            Set.of("in", "at", "me", "is", "it", "us", "be", "no", "se", "app", "info", "local");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_TOP_LEVEL = 8;

    private final Text text;
    private int nothingBefore;

    Hostnames(Text text) {
        this.text = text;
    }

    @Override
    public int end(int at) {
        if (at < nothingBefore || text.word(at - 1)) return Text.NO_MATCH;
        int best = Text.NO_MATCH;
        int label = at;
        int labels = 1;
        for (int dot = dotAfter(label); dot != Text.NO_MATCH; dot = dotAfter(label)) {
            label = dot + 1;
            labels++;
            int end = topLevelEnd(label);
            if (end != Text.NO_MATCH && (labels > 2 || !property(label, end))) best = end;
        }
        if (best == Text.NO_MATCH) nothingBefore = label;
        return best;
    }

    /// `order.at` and `item.in` are a property, unless a port or a path follows.
    private boolean property(int topLevel, int end) {
        if (!WORDS.contains(text.part(topLevel, end))) return false;
        boolean port = text.at(end) == ':' && text.digit(end + 1);
        return !port && text.at(end) != '/';
    }

    /// The dot that ends the label at `start`.
    private int dotAfter(int start) {
        int end = text.runEnd(start, c -> Letters.alphanumeric(c) || c == '-', LONGEST_LABEL);
        boolean label = end > start && text.at(start) != '-' && text.at(end - 1) != '-';
        return label && text.at(end) == '.' ? end : Text.NO_MATCH;
    }

    private int topLevelEnd(int start) {
        int end = text.runEnd(start, Letters::word, LONGEST_TOP_LEVEL + 1);
        if (text.word(end) || !topLevel(text.part(start, end))) return Text.NO_MATCH;
        return continues(end) ? Text.NO_MATCH : end;
    }

    private static boolean topLevel(String word) {
        if (TOP_LEVEL.contains(word)) return true;
        boolean capitals = word.chars().allMatch(c -> Letters.upper((char) c));
        return capitals && TOP_LEVEL.contains(word.toLowerCase(java.util.Locale.ROOT));
    }

    private boolean continues(int end) {
        if (text.at(end) == '.' && text.word(end + 1)) return true;
        if (text.at(end) == '(' || text.startsWith("::", end)) return true;
        return text.at(end) == '/' && fileWithLine(end + 1);
    }

    private boolean fileWithLine(int at) {
        int name = text.runEnd(at, Letters::word);
        if (text.at(name) != '.') return false;
        int extension = text.runEnd(name + 1, Letters::word);
        return extension > name + 1 && text.at(extension) == ':' && text.digit(extension + 1);
    }
}
