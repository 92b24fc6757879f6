package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.ownership.rules.Matcher.Hit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// All rules of a project, read once: the lines of CODEOWNERS in file order, then the ownership
/// rules in text order. May be used by many threads.
public final class RuleSet {

    public static final RuleSet NONE =
            new RuleSet(new Revisions(0, 0), Switches.DEFAULT, CodeOwners.Read.NONE, List.of());

    private final Revisions revisions;
    private final Switches switches;
    private final List<Rule> lines;
    private final List<Rule> exclusions;
    private final List<Rule> rules;
    private final CodeIndex index;
    private final CodeIndex excluded;

    /// Of which texts it was read; 0 is none.
    public record Revisions(int rules, int codeowners) {
        int of(Rule.Source source) {
            return source == Rule.Source.RULES ? rules : codeowners;
        }
    }

    /// How a project wants it.
    ///
    /// @param mode what becomes of a winner
    /// @param frameFirst the rule of the innermost frame wins, not the last one
    /// @param inAppOnly rules for paths and modules look at frames of the application only
    /// @param mappings from paths of frames to those of the repository
    public record Switches(
            AssignMode mode, boolean frameFirst, boolean inAppOnly, List<CodeMapping> mappings) {

        public static final Switches DEFAULT =
                new Switches(AssignMode.ASSIGN, false, false, List.of());

        public Switches {
            mappings = List.copyOf(mappings);
        }
    }

    public RuleSet(Revisions revisions, Switches switches, CodeOwners.Read file, List<Rule> rules) {
        this.revisions = revisions;
        this.switches = switches;
        this.lines = file.rules();
        this.exclusions = file.exclusions();
        this.rules = List.copyOf(rules);
        this.index = new CodeIndex(lines);
        this.excluded = new CodeIndex(exclusions);
    }

    public Revisions revisions() {
        return revisions;
    }

    public Switches switches() {
        return switches;
    }

    public List<CodeMapping> mappings() {
        return switches.mappings();
    }

    public List<Rule> lines() {
        return lines;
    }

    public List<Rule> rules() {
        return rules;
    }

    public boolean isEmpty() {
        return lines.isEmpty() && rules.isEmpty();
    }

    /// The lines of CODEOWNERS that match, by their place, each with its first frame.
    TreeMap<Integer, Hit> matchingLines(OwnedEvent event, Effort effort) {
        var found = new TreeMap<Integer, Hit>();
        if (lines.isEmpty()) return found;
        for (var frame : event.frames()) {
            if (!frame.inApp() || effort.isExhausted()) continue;
            var out = excludedSections(frame, effort);
            for (var path : frame.paths()) {
                var trimmed = CodePattern.trimmed(path);
                index.possible(
                        trimmed,
                        line -> {
                            if (found.containsKey(line)) return;
                            if (out.contains(lines.get(line).section())) return;
                            if (index.pattern(line).matches(trimmed, effort))
                                found.put(line, new Hit(frame.number(), path));
                        });
            }
        }
        return found;
    }

    private Set<String> excludedSections(OwnedFrame frame, Effort effort) {
        var sections = new HashSet<String>();
        if (exclusions.isEmpty()) return sections;
        for (var path : frame.paths()) {
            var trimmed = CodePattern.trimmed(path);
            excluded.possible(
                    trimmed,
                    line -> {
                        if (excluded.pattern(line).matches(trimmed, effort))
                            sections.add(exclusions.get(line).section());
                    });
        }
        return sections;
    }
}
