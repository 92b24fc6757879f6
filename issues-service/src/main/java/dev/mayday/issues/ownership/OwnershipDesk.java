package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.OwnershipApi;
import dev.mayday.contracts.issues.OwnershipApi.Text;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import dev.mayday.issues.database.Utc;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.ownership.rules.AssignMode;
import dev.mayday.issues.ownership.rules.CodeOwners;
import dev.mayday.issues.ownership.rules.Rule.Source;
import dev.mayday.issues.ownership.rules.RuleSet.Switches;
import dev.mayday.issues.ownership.rules.RuleText;
import dev.mayday.issues.read.ProjectInfo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The ownership rules, the CODEOWNERS file and the switches of a project: read and saved. Whether
/// somebody may is decided before.
@Singleton
public record OwnershipDesk(
        @ReactiveDataSource("issues") Pool database, Surroundings surroundings, AuditLog audit) {

    private static final String FIND =
            """
            SELECT o.mode, o.frame_first, o.in_app_only, o.code_mappings,
                   coalesce(r.text, '') AS rules, coalesce(r.revision, 0) AS rules_revision,
                   coalesce(ra.name, r.author) AS rules_author, r.at AS rules_at,
                   coalesce(c.text, '') AS codeowners, coalesce(c.revision, 0) AS codeowners_revision,
                   coalesce(ca.name, c.author) AS codeowners_author, c.at AS codeowners_at
              FROM project p
              LEFT JOIN ownership o ON o.project_id = p.id
              LEFT JOIN ownership_revision r
                ON r.project_id = p.id AND r.kind = 'rule' AND r.revision = o.rule
              LEFT JOIN account ra ON ra.id = r.account_id
              LEFT JOIN ownership_revision c
                ON c.project_id = p.id AND c.kind = 'codeowners' AND c.revision = o.codeowners
              LEFT JOIN account ca ON ca.id = c.account_id
             WHERE p.id = $1""";

    /// One after the other: a revision is given once.
    private static final String LOCK =
            """
            INSERT INTO ownership (project_id) VALUES ($1)
                ON CONFLICT (project_id) DO UPDATE SET project_id = excluded.project_id""";

    private static final String SAVE =
            """
            WITH now AS (
                UPDATE ownership SET %1$s = %1$s + 1 WHERE project_id = $1 RETURNING %1$s AS revision)
            INSERT INTO ownership_revision (project_id, kind, revision, text, author, account_id, at)
            SELECT $1, '%1$s', now.revision, $2, $3, $4, $5 FROM now
            RETURNING revision""";

    private static final String CHANGE =
            """
            UPDATE ownership SET mode = $2, frame_first = $3, in_app_only = $4, code_mappings = $5
             WHERE project_id = $1""";

    /// What is saved.
    public record State(Text rules, Text codeowners, Switches switches) {

        static State of(Row row) {
            var mode = row.getString("mode");
            var switches =
                    mode == null
                            ? Switches.DEFAULT
                            : new Switches(
                                    AssignMode.of(mode).orElseThrow(),
                                    row.getBoolean("frame_first"),
                                    row.getBoolean("in_app_only"),
                                    CodeMappings.read(row));
            return new State(text(row, "rules"), text(row, "codeowners"), switches);
        }

        private static Text text(Row row, String name) {
            return new Text(
                    row.getString(name),
                    row.getInteger(name + "_revision"),
                    row.getString(name + "_author"),
                    Utc.instantOrNull(row, name + "_at"));
        }
    }

    public Uni<State> state(long project) {
        return state(database, project);
    }

    private static Uni<State> state(SqlClient database, long project) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(project))
                .map(rows -> State.of(rows.iterator().next()));
    }

    /// Fails with [Refused] 400 and every error by line and column; then nothing was saved.
    public Uni<Void> saveRules(Organization in, ProjectInfo project, String text, Actor actor) {
        var clean = Texts.clean(text);
        return database.withTransaction(
                tx ->
                        Directories.of(tx, project.id())
                                .invoke(
                                        directory -> {
                                            var problems =
                                                    RuleText.check(clean, directory).problems();
                                            if (!problems.isEmpty()) throw Refused.wrong(problems);
                                        })
                                .chain(() -> save(tx, in, project, Source.RULES, clean, actor)));
    }

    /// Fails with [Refused] 400 when the file is too large.
    public Uni<Void> saveCodeOwners(
            Organization in, ProjectInfo project, String text, Actor actor) {
        var clean = Texts.clean(text);
        var refusal = CodeOwners.refusal(clean);
        if (refusal != null) throw Refused.invalid("text: " + refusal);
        return database.withTransaction(
                tx -> save(tx, in, project, Source.CODEOWNERS, clean, actor));
    }

    private Uni<Void> save(
            SqlClient tx,
            Organization in,
            ProjectInfo project,
            Source source,
            String text,
            Actor actor) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(project.id()))
                .chain(() -> state(tx, project.id()))
                .map(state -> source == Source.RULES ? state.rules() : state.codeowners())
                .chain(
                        before ->
                                before.text().equals(text)
                                        ? Uni.createFrom().voidItem()
                                        : save(tx, in, project, source, before, text, actor));
    }

    private Uni<Void> save(
            SqlClient tx,
            Organization in,
            ProjectInfo project,
            Source source,
            Text before,
            String text,
            Actor actor) {
        var values =
                Tuple.of(
                        project.id(),
                        text,
                        actor.account() == null ? actor.name() : null,
                        actor.account(),
                        Utc.of(surroundings.now()));
        var action = "ownership." + (source == Source.RULES ? "rules" : "codeowners") + "-saved";
        return tx.preparedQuery(SAVE.formatted(source.wire()))
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger("revision"))
                .chain(
                        revision ->
                                audit.write(
                                        tx,
                                        new AuditEntry(
                                                in.id(),
                                                actor,
                                                action,
                                                project.slug(),
                                                facts(before.revision(), before.text()),
                                                facts(revision, text))));
    }

    /// The text itself stands in its revision.
    private static Map<String, Object> facts(int revision, String text) {
        return Map.of("revision", revision, "lines", text.lines().count());
    }

    /// Changes what is not null. Fails with [Refused] 400 that names the field.
    public Uni<Void> change(
            Organization in, ProjectInfo project, OwnershipApi.Switches wanted, Actor actor) {
        return database.withTransaction(
                tx ->
                        tx.preparedQuery(LOCK)
                                .execute(Tuple.of(project.id()))
                                .chain(() -> state(tx, project.id()))
                                .map(State::switches)
                                .chain(
                                        before ->
                                                change(
                                                        tx,
                                                        in,
                                                        project,
                                                        before,
                                                        with(before, wanted),
                                                        actor)));
    }

    private static Switches with(Switches before, OwnershipApi.Switches wanted) {
        var mode = wanted.mode();
        var frameFirst = wanted.frameFirst();
        var inAppOnly = wanted.inAppOnly();
        var mappings = wanted.codeMappings();
        return new Switches(
                mode == null ? before.mode() : mode(mode),
                frameFirst == null ? before.frameFirst() : frameFirst,
                inAppOnly == null ? before.inAppOnly() : inAppOnly,
                mappings == null ? before.mappings() : CodeMappings.checked(mappings));
    }

    private static AssignMode mode(String word) {
        return AssignMode.of(word)
                .orElseThrow(() -> Refused.invalid("mode: one of assign, suggest, off"));
    }

    private Uni<Void> change(
            SqlClient tx,
            Organization in,
            ProjectInfo project,
            Switches before,
            Switches after,
            Actor actor) {
        if (after.equals(before)) return Uni.createFrom().voidItem();
        var values =
                Tuple.tuple()
                        .addLong(project.id())
                        .addString(after.mode().wire())
                        .addBoolean(after.frameFirst())
                        .addBoolean(after.inAppOnly())
                        .addArrayOfString(CodeMappings.lines(after.mappings()));
        var entry =
                new AuditEntry(
                        in.id(),
                        actor,
                        "ownership.switches-changed",
                        project.slug(),
                        facts(before),
                        facts(after));
        return tx.preparedQuery(CHANGE).execute(values).chain(() -> audit.write(tx, entry));
    }

    private static Map<String, Object> facts(Switches switches) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", switches.mode().wire());
        facts.put("frameFirst", switches.frameFirst());
        facts.put("inAppOnly", switches.inAppOnly());
        facts.put("codeMappings", List.of(CodeMappings.lines(switches.mappings())));
        return facts;
    }
}
