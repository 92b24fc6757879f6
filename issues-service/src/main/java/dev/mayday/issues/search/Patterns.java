package dev.mayday.issues.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Any of these, in any letter case.
///
/// @param exact in lower case
public record Patterns(Set<String> exact, List<Glob> globs) {

    public Patterns {
        exact = Set.copyOf(exact);
        globs = List.copyOf(globs);
    }

    static Patterns of(List<Scanner.Value> values) {
        var exact = new LinkedHashSet<String>();
        var globs = new ArrayList<Glob>();
        for (var value : values) {
            boolean plain = value.quoted() || value.text().indexOf('*') < 0;
            if (plain) exact.add(Fold.lower(value.text()));
            else globs.add(new Glob(value.text()));
        }
        return new Patterns(exact, globs);
    }

    static Patterns words(List<String> words) {
        return new Patterns(Set.copyOf(words), List.of());
    }

    /// As they are in the index of facts.
    Patterns shortened() {
        var shorter = new LinkedHashSet<String>();
        for (var value : exact) shorter.add(Facts.shortened(value));
        return new Patterns(shorter, globs);
    }

    int stars() {
        return globs.stream().mapToInt(Glob::stars).sum();
    }

    boolean match(String value) {
        var subject = Fold.lower(value);
        return exact.contains(subject) || globs.stream().anyMatch(glob -> glob.matches(subject));
    }
}
