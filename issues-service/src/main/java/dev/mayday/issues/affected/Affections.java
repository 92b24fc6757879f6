package dev.mayday.issues.affected;

import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.AffectedApi.Look;
import dev.mayday.contracts.issues.AffectedApi.Spread;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.issues.read.EventSearch;
import dev.mayday.issues.read.IssueKey;
import dev.mayday.issues.search.Query;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom an issue affects and since when: of all its events, or of those that a query is true of.
@Singleton
public record Affections(
        TagDistributions tags, AffectedUsers users, Releases releases, EventSearch events) {

    /// So many of the newest events are read to count users by a tag, on each look at the page.
    private static final int FOR_USERS = 300;

    /// So many for a query, which somebody asked.
    private static final int FOR_QUERY = 1_000;

    /// @param by a tag to count users by; null for the one that sounds most like an organization
    public Uni<Affected> of(IssueKey issue, Query query, @Nullable String by) {
        return query.isEverything() ? ever(issue, by) : matching(issue, query, by);
    }

    private Uni<Affected> ever(IssueKey issue, @Nullable String by) {
        return Uni.combine()
                .all()
                .unis(
                        tags.of(issue)
                                .chain(all -> spread(issue, all, by).map(s -> new Sides(all, s))),
                        users.of(issue),
                        releases.of(issue),
                        releases.marks(issue))
                .with(
                        (sides, met, happened, marks) ->
                                new Affected(
                                        null,
                                        met.events(),
                                        met.users(),
                                        sides.tags(),
                                        sides.by(),
                                        happened,
                                        marks));
    }

    private record Sides(List<Tag> tags, @Nullable Spread by) {}

    private Uni<@Nullable Spread> spread(IssueKey issue, List<Tag> all, @Nullable String by) {
        var tag = OrganizationTag.among(all, by);
        if (tag == null) return Uni.createFrom().nullItem();
        var sample = new Sample();
        return events.newest(issue, Query.EVERYTHING, FOR_USERS, sample::add)
                .map(reach -> sample.spread(look(reach), tag));
    }

    private Uni<Affected> matching(IssueKey issue, Query query, @Nullable String by) {
        var sample = new Sample();
        return Uni.combine()
                .all()
                .unis(events.newest(issue, query, FOR_QUERY, sample::add), releases.marks(issue))
                .with((reach, marks) -> sample.affected(look(reach), by, marks));
    }

    private static Look look(EventSearch.Reach reach) {
        return new Look(reach.looked(), reach.isAll());
    }
}
