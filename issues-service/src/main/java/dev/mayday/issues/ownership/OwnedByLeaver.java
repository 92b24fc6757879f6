package dev.mayday.issues.ownership;

import dev.mayday.issues.audit.AuditNotes;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.Owner;
import dev.mayday.issues.ownership.rules.Rule;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.people.Parting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Issues that a leaver has, and the lines of rules that name them.
@Singleton
public class OwnedByLeaver implements Parting {

    private static final String ASSIGNED =
            """
            SELECT count(*) AS issues
              FROM issue i JOIN project p ON p.id = i.project_id
             WHERE p.organization_id = $1 AND p.removed_at IS NULL AND i.assigned_account = $2""";

    private static final String PROJECTS =
            """
            SELECT p.id FROM project p JOIN ownership o ON o.project_id = p.id
             WHERE p.organization_id = $1 AND p.removed_at IS NULL""";

    private final Unassigning unassigning;
    private final RuleSets ruleSets = new RuleSets();

    OwnedByLeaver(Unassigning unassigning) {
        this.unassigning = unassigning;
    }

    @Override
    public Uni<List<String>> foretell(SqlClient database, Leaver leaver) {
        return assigned(database, leaver)
                .chain(
                        issues ->
                                lines(database, leaver)
                                        .map(
                                                lines -> {
                                                    var said = new ArrayList<String>();
                                                    say(said, issues, "unassigns %d issue%s");
                                                    say(said, lines, "breaks %d owner line%s");
                                                    return said;
                                                }));
    }

    @Override
    public Uni<Void> part(SqlClient tx, Leaver leaver, AuditNotes notes) {
        return unassigning.of(tx, leaver.organization(), leaver.account());
    }

    private static void say(List<String> said, long count, String words) {
        if (count > 0) said.add(words.formatted(count, count == 1 ? "" : "s"));
    }

    private static Uni<Long> assigned(SqlClient database, Leaver leaver) {
        return database.preparedQuery(ASSIGNED)
                .execute(Tuple.of(leaver.organization(), leaver.account()))
                .map(rows -> rows.iterator().next().getLong("issues"));
    }

    private Uni<Long> lines(SqlClient database, Leaver leaver) {
        return database.preparedQuery(PROJECTS)
                .execute(Tuple.of(leaver.organization()))
                .map(
                        rows -> {
                            var projects = new ArrayList<Long>();
                            for (var row : rows) projects.add(row.getLong("id"));
                            return projects;
                        })
                .chain(projects -> ruleSets.of(database, projects))
                .chain(
                        rules ->
                                Directories.of(database, rules.keySet())
                                        .map(names -> lines(rules, names, leaver.account())));
    }

    private static long lines(
            Map<Long, RuleSet> rules, Map<Long, Directory> directories, long account) {
        long lines = 0;
        for (var project : rules.entrySet()) {
            var directory = directories.getOrDefault(project.getKey(), Directories.NOBODY);
            for (var rule : project.getValue().rules())
                if (names(rule, directory, account)) lines++;
            for (var rule : project.getValue().lines())
                if (names(rule, directory, account)) lines++;
        }
        return lines;
    }

    private static boolean names(Rule rule, Directory directory, long account) {
        return rule.owners().stream()
                .map(directory::able)
                .anyMatch(owner -> owner instanceof Owner.Member(var id, _, _) && id == account);
    }
}
