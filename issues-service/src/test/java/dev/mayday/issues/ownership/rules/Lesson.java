package dev.mayday.issues.ownership.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rule file of the lesson, the teams that it names, and events of its service.
final class Lesson {

    static final String TEXT =
            """
            # Format: path/pattern team-or-user@org
            app/api/routes/documents.py backend-team@yourorg
            app/services/classifier.py ml-team@yourorg
            app/services/payments.py payments-team@yourorg
            app/db/ dba-team@yourorg
            tags.component:payments payments-team@yourorg
            tags.component:classifier ml-team@yourorg
            """;

    static final Directory DIRECTORY =
            directory(
                    "backend-team",
                    "ml-team",
                    "payments-team",
                    "dba-team",
                    "all",
                    "docs",
                    "legacy");

    private Lesson() {}

    static Directory directory(String... teams) {
        var entries = new ArrayList<Directory.Entry>();
        for (var slug : teams)
            entries.add(new Directory.Entry(new Owner.Team(entries.size() + 1, slug), true));
        entries.add(
                new Directory.Entry(new Owner.Member(70, "ana@acme.example", "Ana Torres"), true));
        entries.add(
                new Directory.Entry(new Owner.Member(71, "out@acme.example", "Out Side"), false));
        return new Directory(
                "yourorg", Set.of("our-old-name"), entries, Map.of("octocat", "ana@acme.example"));
    }

    static RuleSet rules(String text) {
        return rules(text, "");
    }

    static RuleSet rules(String text, String codeowners) {
        return new RuleSet(
                new RuleSet.Revisions(1, 1),
                RuleSet.Switches.DEFAULT,
                CodeOwners.read(codeowners),
                RuleText.read(text).rules());
    }

    /// @param paths the innermost frame first
    static OwnedEvent frames(String... paths) {
        return OwnedEvent.pasted(List.of(paths), Map.of(), "", List.of());
    }

    static OwnedEvent tagged(OwnedEvent event, String key, String value) {
        return new OwnedEvent(event.frames(), event.url(), Map.of(key, value), Map.of());
    }

    static Verdict own(OwnedEvent event, RuleSet rules) {
        return Ownership.own(event, rules, DIRECTORY);
    }
}
