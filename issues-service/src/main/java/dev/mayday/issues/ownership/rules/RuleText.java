package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.Refused.Problem;
import dev.mayday.issues.ownership.rules.Directory.Answer;
import dev.mayday.issues.ownership.rules.Tokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the text of ownership rules (semantics 9.1).
public final class RuleText {

    private static final int MOST_RULES = 1000;
    private static final int MOST_BYTES = 256 * 1024;

    private final Problems problems = new Problems();
    private final List<Rule> rules = new ArrayList<>();

    private RuleText() {}

    /// @param rules those that are right
    /// @param problems at most 50
    public record Read(List<Rule> rules, List<Problem> problems) {
        public Read {
            rules = List.copyOf(rules);
            problems = List.copyOf(problems);
        }
    }

    /// Without a look at the owners.
    public static Read read(String text) {
        return new RuleText().all(text);
    }

    /// As it is to be saved: each owner is somebody who sees the project.
    public static Read check(String text, Directory directory) {
        var reader = new RuleText();
        var read = reader.all(text);
        for (var rule : read.rules()) {
            for (var owner : rule.owners()) reader.check(rule, owner, directory);
        }
        return new Read(read.rules(), reader.problems.all());
    }

    private Read all(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(1, 1, "text_long", "the rules have at most 256 KiB");
            return new Read(rules, problems.all());
        }
        int number = 0;
        for (var line : text.split("\n", -1)) line(++number, line);
        return new Read(rules, problems.all());
    }

    private void line(int number, String line) {
        List<Token> tokens;
        try {
            if (line.strip().startsWith("#")) return;
            tokens = Tokens.of(line);
        } catch (Tokens.Unclosed unclosed) {
            int column = Tokens.column(line, unclosed.index);
            problems.add(number, column, "quote", "the quote that begins here does not end");
            return;
        }
        if (tokens.isEmpty()) return;
        if (rules.size() == MOST_RULES) {
            problems.add(number, 1, "rules_many", "at most 1,000 rules");
            return;
        }
        var first = tokens.getFirst();
        var matcher = new MatcherText(number, line, problems).read(first);
        if (matcher == null) return;
        var owners = owners(line, tokens.subList(1, tokens.size()));
        rules.add(new Rule(Rule.Source.RULES, number, first.text(), matcher, "", owners));
    }

    static List<Written> owners(String line, List<Token> tokens) {
        var owners = new ArrayList<Written>();
        for (var token : tokens) {
            if (token.text().equals("#")) break;
            owners.add(new Written(token.text(), Tokens.column(line, token.start())));
        }
        return owners;
    }

    private void check(Rule rule, Written owner, Directory directory) {
        var shown = Problems.shown(owner.text());
        switch (directory.of(owner.text())) {
            case Answer.Found(_, var access) when access -> {}
            case Answer.Found _ ->
                    problem(rule, owner, "owner_access", shown + " has no access to this project");
            case Answer.Unknown _ -> {
                if (problems.isFull()) return;
                var meant = directory.suggestion(owner.text());
                problem(rule, owner, "owner_unknown", "unknown owner " + shown + meant);
            }
            case Answer.OtherOrganization(var named) ->
                    problem(
                            rule,
                            owner,
                            "owner_elsewhere",
                            "`%s` is not this organization (`%s`)"
                                    .formatted(Problems.shown(named), directory.organization()));
            case Answer.Malformed _ ->
                    problem(
                            rule,
                            owner,
                            "owner_form",
                            "%s is no owner: write #team, name@%s, a mail address or @name"
                                    .formatted(shown, directory.organization()));
        }
    }

    private void problem(Rule rule, Written owner, String code, String words) {
        problems.add(rule.line(), owner.column(), code, words);
    }
}
