package dev.mayday.issues.glob;

import java.util.List;

/// Walks through a text once with the set of steps that are possible there, so no text makes it
/// slow.
public final class StepGlob {

    private final Step[] steps;
    private final String needle;

    /// @param path whether `*` and `?` stop at a slash, and `**` does not
    /// @throws IllegalArgumentException when it has more than 1,024 characters
    public StepGlob(String pattern, boolean path) {
        List<Step> read = Steps.of(pattern, path);
        steps = read.toArray(Step[]::new);
        needle = longestLiteral(read);
    }

    public boolean matches(String text) {
        return matches(text, Effort.free());
    }

    /// The whole text. What it takes is spent, and it ends with "no" when nothing is left.
    public boolean matches(String text, Effort effort) {
        effort.spend(text.length() + 1);
        if (!text.contains(needle)) return false;
        var now = new Places(steps.length + 1);
        var next = new Places(steps.length + 1);
        enter(0, now);
        for (int i = 0; i < text.length() && now.count > 0; i++) {
            effort.spend(now.count);
            if (effort.isExhausted()) return false;
            advance(text.charAt(i), now, next);
            var spare = now;
            now = next;
            next = spare;
            next.clear();
        }
        return now.has(steps.length);
    }

    private void advance(char c, Places now, Places next) {
        for (int i = 0; i < now.count; i++) {
            int step = now.list[i];
            if (step == steps.length) continue;
            if (steps[step].takes(c)) enter(step + 1, next);
            if (steps[step].passes(c)) stay(step, next);
        }
    }

    private void enter(int step, Places places) {
        int at = step;
        while (places.add(at) && at < steps.length && steps[at].empty()) at++;
    }

    /// `*` may end at any place, `**/` only after a slash.
    private void stay(int step, Places places) {
        if (steps[step] instanceof Step.Any) enter(step, places);
        else places.add(step);
    }

    private static String longestLiteral(List<Step> steps) {
        var longest = "";
        var run = new StringBuilder();
        for (var step : steps) {
            if (step instanceof Step.Literal literal) run.append(literal.c());
            else run.setLength(0);
            if (run.length() > longest.length()) longest = run.toString();
        }
        return longest;
    }

    /// A set of places that is cleared at once.
    private static final class Places {
        final int[] list;
        private final boolean[] in;
        int count;

        Places(int size) {
            list = new int[size];
            in = new boolean[size];
        }

        boolean add(int place) {
            if (in[place]) return false;
            in[place] = true;
            list[count++] = place;
            return true;
        }

        boolean has(int place) {
            return in[place];
        }

        void clear() {
            for (int i = 0; i < count; i++) in[list[i]] = false;
            count = 0;
        }
    }
}
