package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Match;
import dev.mayday.contracts.issues.OwnershipApi.Probe;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.contracts.issues.OwnershipApi.Result;
import dev.mayday.contracts.issues.OwnershipApi.Tested;
import dev.mayday.issues.Refused;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.ownership.rules.CodeMapping;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.OwnedEvent;
import dev.mayday.issues.ownership.rules.OwnedEventReader;
import dev.mayday.issues.ownership.rules.Owner;
import dev.mayday.issues.ownership.rules.Ownership;
import dev.mayday.issues.ownership.rules.PrefixHint;
import dev.mayday.issues.ownership.rules.Rule;
import dev.mayday.issues.ownership.rules.RuleSet;
import dev.mayday.issues.ownership.rules.Verdict;
import dev.mayday.issues.ownership.rules.Written;
import dev.mayday.issues.read.Events;
import dev.mayday.issues.read.Issues;
import dev.mayday.issues.read.ProjectInfo;
import dev.mayday.issues.read.StoredEvent;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells who would own something by the rules that hold, and how that comes about (semantics 9.6).
@Singleton
public class OwnershipTester {

    private static final int MOST_PATHS = 100;
    private static final int MOST_TAGS = 100;
    private static final int LONGEST = 1000;

    private final Pool database;
    private final Events events;
    private final Issues issues;
    private final RuleSets ruleSets = new RuleSets();

    OwnershipTester(@ReactiveDataSource("issues") Pool database, Events events, Issues issues) {
        this.database = database;
        this.events = events;
        this.issues = issues;
    }

    /// Fails with [Refused] 404 when there is no such event or issue in the project.
    ///
    /// @throws Refused 400 when the probe says nothing, or too much
    public Uni<Tested> test(Organization in, ProjectInfo project, Probe probe) {
        var event = event(in, project, probe);
        return Uni.combine()
                .all()
                .unis(
                        event,
                        ruleSets.of(database, List.of(project.id()))
                                .map(all -> all.getOrDefault(project.id(), RuleSet.NONE)),
                        Directories.of(database, project.id()))
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> tested(known.getItem1(), known.getItem2(), known.getItem3()));
    }

    /// What is read of the event once the mappings are known.
    private Uni<Function<List<CodeMapping>, OwnedEvent>> event(
            Organization in, ProjectInfo project, Probe probe) {
        var id = given(probe.event());
        if (id != null) {
            return events.inProject(in, Long.toString(project.id()), id)
                    .map(OwnershipTester::owned);
        }
        var issue = given(probe.issue());
        if (issue != null) {
            return issues.find(in, issue)
                    .invoke(
                            key -> {
                                if (key.project() != project.id()) throw Refused.notFound();
                            })
                    .chain(key -> events.ofIssue(key, "latest"))
                    .map(OwnershipTester::owned);
        }
        return Uni.createFrom().item(pasted(probe));
    }

    private static Function<List<CodeMapping>, OwnedEvent> owned(StoredEvent event) {
        return mappings -> OwnedEventReader.read(event.body(), mappings);
    }

    private static Function<List<CodeMapping>, OwnedEvent> pasted(Probe probe) {
        List<String> paths =
                probe.paths() == null
                        ? List.of()
                        : probe.paths().stream().filter(path -> !path.isBlank()).toList();
        Map<String, String> tags = probe.tags() == null ? Map.of() : probe.tags();
        var url = probe.url() == null ? "" : probe.url().strip();
        if (paths.isEmpty() && tags.isEmpty() && url.isEmpty()) {
            throw Refused.invalid("Name an event, an issue, or at least a path, a tag or a URL.");
        }
        boolean many = paths.size() > MOST_PATHS || tags.size() > MOST_TAGS;
        boolean longest =
                paths.stream().anyMatch(path -> path.length() > LONGEST)
                        || tags.values().stream().anyMatch(value -> value.length() > LONGEST)
                        || url.length() > 4 * LONGEST;
        if (many || longest) {
            throw Refused.invalid("At most 100 paths and 100 tags, of 1,000 characters each.");
        }
        var stripped = paths.stream().map(String::strip).toList();
        return mappings -> OwnedEvent.pasted(stripped, tags, url, mappings);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Tested tested(
            Function<List<CodeMapping>, OwnedEvent> asked, RuleSet rules, Directory directory) {
        var event = asked.apply(rules.mappings());
        var last = Ownership.own(event, rules, directory, false);
        var frameFirst = Ownership.own(event, rules, directory, true);
        var hints =
                PrefixHint.of(event, rules.rules(), last.matches()).stream()
                        .map(hint -> new Problem(hint.rule().line(), 1, hint.words()))
                        .toList();
        return new Tested(
                last.matches().stream().map(OwnershipTester::match).toList(),
                result(last),
                result(frameFirst),
                hints);
    }

    private static Match match(dev.mayday.issues.ownership.rules.Match match) {
        Rule rule = match.rule();
        return new Match(
                rule.source().wire(),
                rule.line(),
                rule.written(),
                match.where(),
                rule.owners().stream().map(Written::text).toList());
    }

    private static Result result(Verdict verdict) {
        var owner = verdict.owner();
        return new Result(
                verdict.code().wire(),
                owner == null ? null : owner.name(),
                verdict.suggestions().stream().map(Owner::name).toList(),
                verdict.trace().stream().map(Verdict.Entry::text).toList());
    }
}
