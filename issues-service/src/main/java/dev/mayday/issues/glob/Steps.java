package dev.mayday.issues.glob;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads a pattern into its steps.
final class Steps {

    static final int LONGEST_PATTERN = 1024;

    private final String pattern;
    private final boolean path;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private Steps(String pattern, boolean path) {
        this.pattern = pattern;
        this.path = path;
    }

    static List<Step> of(String pattern, boolean path) {
        if (pattern.length() > LONGEST_PATTERN)
            throw new IllegalArgumentException("has a pattern that is too long");
        return new Steps(pattern, path).read();
    }

    private List<Step> read() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '*' -> star();
                case '?' -> single(new Step.One(!path));
                case '[' -> set();
                case '\\' -> escaped();
                default -> single(new Step.Literal(c));
            }
        }
        return steps;
    }

    private void single(Step step) {
        steps.add(step);
        at++;
    }

    private void star() {
        boolean segment = at == 0 || pattern.charAt(at - 1) == '/';
        boolean twice = pattern.startsWith("**", at);
        at += twice ? 2 : 1;
        if (path && twice && segment && pattern.startsWith("/", at)) single(new Step.Folders());
        else steps.add(new Step.Any(!path || twice));
    }

    private void escaped() {
        boolean last = at + 1 == pattern.length();
        if (!last) at++;
        single(new Step.Literal(pattern.charAt(at)));
    }

    private void set() {
        int start = at + 1;
        boolean negated = pattern.startsWith("!", start) || pattern.startsWith("^", start);
        if (negated) start++;
        int close = pattern.indexOf(']', start + 1);
        if (close < 0) {
            single(new Step.Literal('['));
            return;
        }
        steps.add(new Step.OneOf(members(pattern.substring(start, close)), !negated));
        at = close + 1;
    }

    private static BitSet members(String written) {
        var members = new BitSet();
        for (int i = 0; i < written.length(); i++) {
            boolean range = i + 2 < written.length() && written.charAt(i + 1) == '-';
            char last = range ? written.charAt(i + 2) : written.charAt(i);
            if (last >= written.charAt(i)) members.set(written.charAt(i), last + 1);
            if (range) i += 2;
        }
        return members;
    }
}
