package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.DecisionReport;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.issue.triage.Triage;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.ownership.Assignees;
import dev.mayday.issues.ownership.Assignments;
import dev.mayday.issues.read.IssueKey;
import dev.mayday.issues.read.Issues;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Changes of status and of the assignee, in the words of the API. What cannot be carried out is
/// refused by name, before anything is touched.
@Singleton
record Decisions(
        CurrentCaller caller,
        Issues issues,
        Triage triage,
        Assignees assignees,
        Assignments assignments,
        Surroundings surroundings) {

    private static final String ASSIGNED_TO = "assignedTo";

    private static final int MOST_AT_ONCE = 100;

    enum Status {
        RESOLVED,
        UNRESOLVED,
        IGNORED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// As it is answered to whoever asked for it.
    ///
    /// @param status null when it stays
    /// @param assignedTo empty for nobody; null when that stays
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(@Nullable Status status, @Nullable String assignedTo) {

        /// @throws Refused 400, naming the field that cannot be carried out
        static Decision parse(@Nullable JsonNode body) {
            if (body == null || !body.isObject()) {
                throw Refused.invalid(
                        "The body must be an object such as {\"status\": \"resolved\"}.");
            }
            for (var field : body.properties()) {
                if (!field.getKey().equals("status")
                        && !field.getKey().equals(ASSIGNED_TO)
                        && !isEmptyDetail(field.getKey(), field.getValue())) {
                    throw Refused.invalid(
                            "%s: cannot be carried out yet; nothing was changed"
                                    .formatted(name(field.getKey())));
                }
            }
            boolean assigns = body.has(ASSIGNED_TO);
            var status =
                    assigns && !body.has("status") ? null : status(body.path("status").textValue());
            return new Decision(status, assigns ? assignee(body.path(ASSIGNED_TO)) : null);
        }

        private static String assignee(JsonNode value) {
            if (value.isNull()) return "";
            if (value.isTextual()) return value.textValue();
            throw Refused.invalid("assignedTo: a text such as #team, a mail address, or null");
        }

        private static Status status(@Nullable String word) {
            return switch (word == null ? "" : word) {
                case "resolved" -> Status.RESOLVED;
                case "unresolved" -> Status.UNRESOLVED;
                case "ignored", "archived" -> Status.IGNORED;
                default -> throw Refused.invalid("status: one of resolved, unresolved, ignored");
            };
        }

        /// Clients say `statusDetails: {}` when they mean none.
        private static boolean isEmptyDetail(String name, JsonNode value) {
            return name.equals("statusDetails") && value.isObject() && value.isEmpty();
        }

        private static String name(String field) {
            return field.length() <= 60 ? field : field.substring(0, 60) + "…";
        }
    }

    Uni<?> on(Organization mine, List<IssueKey> issues, Decision decision) {
        var ids = issues.stream().map(IssueKey::id).distinct().toList();
        var word = decision.assignedTo();
        if (word == null) return move(mine, ids, decision.status());
        var actor = caller.actor();
        return assignees
                .find(mine, word, actor.account())
                .chain(to -> assignments.assign(mine, ids, to, actor, surroundings.now()))
                .invoke(Decisions::refuse)
                .chain(() -> move(mine, ids, decision.status()));
    }

    /// Whoever does not see a project cannot have its issues; the answer must not say that they do.
    private static void refuse(DecisionReport report) {
        for (var skipped : report.skipped()) {
            if (!skipped.reason().equals(Assignments.NO_ACCESS)) continue;
            throw Refused.invalid(
                    "%s: %s; %d assigned, %d not, and no status was changed"
                            .formatted(
                                    ASSIGNED_TO,
                                    skipped.detail(),
                                    report.done().size(),
                                    skipped.count()));
        }
    }

    private Uni<Void> move(Organization mine, List<Long> ids, @Nullable Status status) {
        if (status == null) return Uni.createFrom().voidItem();
        var deed =
                switch (status) {
                    case RESOLVED -> Deed.RESOLVE;
                    case UNRESOLVED -> Deed.REOPEN;
                    case IGNORED -> Deed.ARCHIVE;
                };
        return triage.decide(mine, ids, deed, caller.actor(), surroundings.now()).replaceWithVoid();
    }

    /// On all of them in one go; all are looked up before the first is touched. Fails
    /// with [Refused] 404 when one is not within reach.
    Uni<Decision> onAll(
            Organization mine, Predicate<IssueKey> within, List<String> ids, Decision decision) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw Refused.invalid("id: name 1 to %d issues".formatted(MOST_AT_ONCE));
        }
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> issues.find(mine, id))
                .invoke(
                        found -> {
                            if (!within.test(found)) throw Refused.notFound();
                        })
                .collect()
                .asList()
                .call(found -> on(mine, found, decision))
                .replaceWith(decision);
    }
}
