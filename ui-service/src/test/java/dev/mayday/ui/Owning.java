package dev.mayday.ui;

import dev.mayday.contracts.issues.AssignmentsApi.Assignee;
import dev.mayday.contracts.issues.IssueOwner;
import dev.mayday.contracts.issues.OwnershipApi.Coverage;
import dev.mayday.contracts.issues.OwnershipApi.IdleRule;
import dev.mayday.contracts.issues.OwnershipApi.Match;
import dev.mayday.contracts.issues.OwnershipApi.OpenWithoutOwner;
import dev.mayday.contracts.issues.OwnershipApi.Ownership;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.contracts.issues.OwnershipApi.Result;
import dev.mayday.contracts.issues.OwnershipApi.Tested;
import dev.mayday.contracts.issues.OwnershipApi.Text;
import dev.mayday.contracts.issues.OwnershipApi.UnownedDirectory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the neighbor says of who owns what.
final class Owning {

    static final String RULES =
            """
            app/services/classifier.py ml-team@acme
            app/db/ dba-team@acme
            tags.component:payments payments-team@acme
            """;

    static final IssueOwner TEAM =
            new IssueOwner(
                    true,
                    3,
                    "#dba-team",
                    null,
                    "rule:2@3",
                    "by line 2 of the ownership rules, revision 3");

    static final OpenWithoutOwner OPEN =
            new OpenWithoutOwner(1_234, 1_000, 12, Map.of("#dba-team", 9, "Ana Torres", 3));

    private Owning() {}

    static void in(NeighborServer neighbor) {
        for (var project : Fixtures.projects()) {
            var at = "/internal/projects/" + project.slug() + "/ownership";
            neighbor.answers("GET " + at, ownership(true))
                    .answers("GET " + at + "/coverage", coverage())
                    .answers("GET " + at + "/open-issues", OPEN)
                    .answers("POST " + at + "/tests", tested());
        }
        neighbor.answers(
                "GET /internal/assignments/assignees",
                List.of(
                        new Assignee("#payments-team", "#payments-team", true),
                        new Assignee("ana@acme.example", "Ana Torres", false)));
    }

    static void succeed(NeighborServer neighbor) {
        var at = "/internal/projects/document-api/ownership/";
        for (var part : List.of("rules", "codeowners", "switches"))
            neighbor.answers("PUT " + at + part, ownership(true));
        neighbor.answers("POST " + at + "open-issues", OPEN);
    }

    static Ownership ownership(boolean changeable) {
        var at = Fixtures.ago(Duration.ofHours(5));
        return new Ownership(
                new Text(RULES, 3, "Ana Torres", at),
                new Text("* @acme/ml-team\n/src/[a-z]/ @acme/docs\n", 12, "build server", at),
                List.of(new Problem(2, 6, "line 2, column 6: sets are no part of the format")),
                List.of(new Problem(2, 9, "line 2, column 9: unknown owner dba-team@acme")),
                "assign",
                false,
                true,
                List.of("/srv/app/ => src/"),
                changeable);
    }

    static Tested tested() {
        var won = "winner line 3 `tags.component:payments` → payments-team";
        return new Tested(
                List.of(
                        new Match(
                                "codeowners",
                                1,
                                "*",
                                "frame 0 app/db/a.py",
                                List.of("@acme/ml-team")),
                        new Match("rule", 2, "app/db/", "frame 0 app/db/a.py", List.of()),
                        new Match(
                                "rule",
                                3,
                                "tags.component:payments",
                                "\"payments\"",
                                List.of("payments-team@acme"))),
                new Result("own.assigned", "payments-team", List.of("ml-team"), List.of(won)),
                new Result("own.explicit_none", null, List.of(), List.of("winner line 2 → nobody")),
                List.of(
                        new Problem(
                                1,
                                1,
                                "would match from segment 2 of /srv/app/x.py: add a code mapping")));
    }

    static Coverage coverage() {
        return new Coverage(
                300,
                1_234,
                40,
                10,
                5_000,
                250,
                List.of(new UnownedDirectory("app/search/", 7, 200)),
                List.of(new IdleRule("rule", 1, "app/services/classifier.py")));
    }
}
