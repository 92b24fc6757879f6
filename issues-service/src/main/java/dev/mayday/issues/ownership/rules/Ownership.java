package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.ownership.rules.Verdict.Code;
import dev.mayday.issues.ownership.rules.Verdict.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides who owns an event: every rule is tested, and the last one that matches wins (semantics
/// 9.4).
public final class Ownership {

    /// Of one rule on one event; one that needs more is left out, with a notice.
    static final long STEPS_OF_A_RULE = 1_000_000;

    /// Of all rules on one event; should they need more, the event has no owner.
    static final long STEPS = 20_000_000;

    private static final int MOST_SUGGESTIONS = 5;
    private static final int MOST_ENTRIES = 50;
    private static final int LONGEST_TEXT = 300;

    private final RuleSet rules;
    private final Directory directory;
    private final List<Entry> trace = new ArrayList<>();
    private final Effort effort = new Effort(STEPS);

    private Ownership(RuleSet rules, Directory directory) {
        this.rules = rules;
        this.directory = directory;
    }

    /// By the project's own switches.
    public static Verdict own(OwnedEvent event, RuleSet rules, Directory directory) {
        return own(event, rules, directory, rules.switches().frameFirst());
    }

    /// The same of one event of many.
    ///
    /// @param all what may be spent on them together
    public static Verdict own(OwnedEvent event, RuleSet rules, Directory directory, Effort all) {
        var one = new Ownership(rules, directory);
        var verdict = one.decide(event, rules.switches().frameFirst());
        all.spend(one.effort.spent());
        return verdict;
    }

    /// @param frameFirst the rule of the innermost frame wins
    public static Verdict own(
            OwnedEvent event, RuleSet rules, Directory directory, boolean frameFirst) {
        return new Ownership(rules, directory).decide(event, frameFirst);
    }

    /// What the rules of a line come to here; a line of CODEOWNERS without any is no line.
    private record Candidate(Match match, List<Owner> able) {}

    private Verdict decide(OwnedEvent event, boolean frameFirst) {
        var candidates = candidates(event);
        var matches = candidates.stream().map(Candidate::match).toList();
        if (effort.isExhausted()) {
            return end(Code.ERROR, "the rules need too much time on this event", null, matches);
        }
        if (candidates.isEmpty()) return end(Code.NO_MATCH, "no rule matched", null, matches);
        var best = frameFirst ? byFrame(candidates) : candidates.reversed();
        tell(best);
        var winner = best.getFirst();
        var named = "winner " + winner.match().named();
        if (winner.match().rule().owners().isEmpty()) {
            return end(Code.EXPLICIT_NONE, named + " → nobody", winner.match(), matches);
        }
        var suggestions = suggestions(best);
        if (winner.able().isEmpty()) {
            var words = named + ": none of its owners is there with access";
            return end(Code.OWNER_GONE, words, winner.match(), null, suggestions, matches);
        }
        var owner = winner.able().getFirst();
        suggestions.remove(owner);
        return end(
                Code.ASSIGNED,
                named + " → " + owner.name(),
                winner.match(),
                owner,
                suggestions,
                matches);
    }

    private List<Candidate> candidates(OwnedEvent event) {
        var found = new ArrayList<Candidate>();
        rules.matchingLines(event, effort)
                .forEach(
                        (line, hit) -> {
                            var rule = rules.lines().get(line);
                            var able = able(rule);
                            if (able.isEmpty() && !rule.owners().isEmpty()) return;
                            found.add(new Candidate(Match.of(rule, hit), able));
                        });
        for (var rule : rules.rules()) {
            var own = new Effort(STEPS_OF_A_RULE);
            var hit = rule.matcher().find(event, rules.switches().inAppOnly(), own);
            effort.spend(own.spent());
            if (effort.isExhausted()) return found;
            if (own.isExhausted()) tooSlow(rule);
            else if (hit != null) found.add(new Candidate(Match.of(rule, hit), able(rule)));
        }
        return found;
    }

    private void tooSlow(Rule rule) {
        var words = "line %d needs too much time on this event and was left out";
        say("own.rule_slow", words.formatted(rule.line()));
    }

    private List<Owner> able(Rule rule) {
        var able = new ArrayList<Owner>();
        for (var written : rule.owners()) {
            var owner = directory.able(written);
            if (owner != null && !able.contains(owner)) able.add(owner);
        }
        return able;
    }

    /// The innermost frame first; what is beside frames last; of equals the later one first.
    private static List<Candidate> byFrame(List<Candidate> candidates) {
        return candidates.reversed().stream()
                .sorted(
                        Comparator.comparingInt(
                                candidate ->
                                        candidate.match().frame() < 0
                                                ? Integer.MAX_VALUE
                                                : candidate.match().frame()))
                .toList();
    }

    /// @param best the winner first
    private void tell(List<Candidate> best) {
        for (int i = Math.min(best.size(), MOST_ENTRIES - 3) - 1; i >= 0; i--) {
            var match = best.get(i).match();
            var matched = match.named() + " matched " + match.where();
            var over = i == 0 ? "" : "; overridden by " + best.get(i - 1).match().named();
            say("own.matched", matched + over);
        }
        int more = best.size() - (MOST_ENTRIES - 3);
        if (more > 0) say("own.matched", "… and " + more + " more");
    }

    private static LinkedHashSet<Owner> suggestions(List<Candidate> best) {
        var all = new LinkedHashSet<Owner>(best.getFirst().able());
        if (best.size() > 1) all.addAll(best.get(1).able());
        return all;
    }

    private Verdict end(Code code, String words, @Nullable Match winner, List<Match> matches) {
        return end(code, words, winner, null, new LinkedHashSet<>(), matches);
    }

    private Verdict end(
            Code code,
            String words,
            @Nullable Match winner,
            @Nullable Owner owner,
            LinkedHashSet<Owner> suggestions,
            List<Match> matches) {
        say(code.wire(), words);
        var few = suggestions.stream().limit(MOST_SUGGESTIONS).toList();
        return new Verdict(code, winner, owner, few, matches, trace);
    }

    private void say(String code, String text) {
        if (trace.size() < MOST_ENTRIES || code.equals(Code.ERROR.wire()))
            trace.add(new Entry(code, Texts.cut(text, LONGEST_TEXT)));
    }
}
