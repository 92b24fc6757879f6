package dev.mayday.issues.api.sentry;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.read.IssueKey;
import dev.mayday.issues.read.Issues;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes of status, in the words of the API.
@ApplicationScoped
class Decisions {

    private static final int MOST_AT_ONCE = 100;

    private final Here here;
    private final Issues issues;
    private final Triage triage;
    private final Surroundings surroundings;

    Decisions(Here here, Issues issues, Triage triage, Surroundings surroundings) {
        this.here = here;
        this.issues = issues;
        this.triage = triage;
        this.surroundings = surroundings;
    }

    /// @param status resolved, unresolved or ignored
    record Decision(@Nullable String status) {}

    /// Fails with [Refused] 400 when the status is not one of those.
    Uni<?> on(IssueKey issue, @Nullable Decision decision) {
        var status = decision == null || decision.status() == null ? "" : decision.status();
        var actor = here.actor();
        var now = surroundings.now();
        return switch (status) {
            case "resolved" -> triage.resolve(issue.project(), issue.id(), actor, now);
            case "unresolved" -> triage.reopen(issue.project(), issue.id(), actor, now);
            case "ignored", "muted", "archived" ->
                    triage.archive(issue.project(), issue.id(), actor, now);
            default -> throw Refused.invalid("status: one of resolved, unresolved, ignored");
        };
    }

    /// On each of them, one after another; all are looked up before the first is touched.
    Uni<Decision> onAll(Organization mine, List<String> ids, @Nullable Decision decision) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Refused.invalid("id: name 1 to %d issues".formatted(MOST_AT_ONCE));
        }
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> issues.find(mine, id))
                .collect()
                .asList()
                .chain(found -> each(found, decision))
                .replaceWith(new Decision(decision == null ? null : decision.status()));
    }

    private Uni<Void> each(List<IssueKey> found, @Nullable Decision decision) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(issue -> on(issue, decision).replaceWithVoid())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
