package dev.mayday.issues.grouping.rules;

import org.jspecify.annotations.Nullable;

/// Which frames of a stack the rules let count.
public final class Contribution {

    private final boolean[] counts;
    private final @Nullable String[] decidedBy;
    private int maxFrames;
    private int minFrames;
    private boolean inverted;

    /// At first all frames count.
    public Contribution(int frames) {
        counts = new boolean[frames];
        java.util.Arrays.fill(counts, true);
        decidedBy = new String[frames];
    }

    void apply(StackRule rule, int hit) {
        for (var action : rule.actions()) {
            switch (action) {
                case Action.Group group -> flag(group, hit, rule.text());
                case Action.MaxFrames max -> maxFrames = max.frames();
                case Action.MinFrames min -> minFrames = min.frames();
                case Action.Invert _ -> inverted = true;
                case Action.App _, Action.Category _ -> {}
            }
        }
    }

    private void flag(Action.Group group, int hit, String rule) {
        int last = group.reach().last(hit, counts.length);
        for (int i = group.reach().first(hit); i < last; i++) {
            counts[i] = group.on();
            decidedBy[i] = rule;
        }
    }

    public boolean counts(int frame) {
        return counts[frame];
    }

    /// The text of the rule that decided about a frame.
    public @Nullable String decidedBy(int frame) {
        return decidedBy[frame];
    }

    /// How many frames may enter the key; 0 when no rule says.
    public int maxFrames() {
        return maxFrames;
    }

    /// Whether enough frames count for the stack to count at all.
    public boolean enough() {
        int total = 0;
        for (boolean one : counts) if (one) total++;
        return total > 0 && total >= minFrames;
    }

    /// The crash is the first frame, not the last.
    public boolean inverted() {
        return inverted;
    }
}
