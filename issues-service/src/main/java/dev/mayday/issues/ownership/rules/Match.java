package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.event.json.Texts;

/// A rule that matched.
///
/// @param frame number of the first frame that it matched; −1 for a URL or a tag
/// @param text what it matched, hostile
public record Match(Rule rule, int frame, String text) {

    private static final int SHOWN = 100;

    static Match of(Rule rule, Matcher.Hit hit) {
        int frame = hit.frame() == Matcher.Hit.BESIDE ? -1 : hit.frame();
        return new Match(rule, frame, hit.text());
    }

    /// "line 5 `app/db/`", and of which file when it is not the rules.
    public String named() {
        var file = rule.source() == Rule.Source.CODEOWNERS ? "CODEOWNERS " : "";
        return "%sline %d `%s`".formatted(file, rule.line(), Texts.cut(rule.written(), SHOWN));
    }

    /// "frame 2 app/db/session.py".
    public String where() {
        var shown = Texts.cut(text, SHOWN);
        return frame < 0 ? "\"" + shown + "\"" : "frame " + frame + " " + shown;
    }

    /// As it is kept with an assignment: `rule:5@12`.
    public String cause(RuleSet.Revisions revisions) {
        return rule.source().wire() + ":" + rule.line() + "@" + revisions.of(rule.source());
    }
}
