package dev.mayday.issues.operations;

import dev.mayday.contracts.Times;
import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.OperationsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.read.IssueSearch;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// [OperationsApi] for the operations page, with the rights of the person who looks at it.
class OperationsResource implements OperationsApi {

    private final Operations operations;
    private final IngestNodes nodes;
    private final DeadEnvelopeDesk dead;

    OperationsResource(Operations operations, IngestNodes nodes, DeadEnvelopeDesk dead) {
        this.operations = operations;
        this.nodes = nodes;
        this.dead = dead;
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Overview> overview(String bearer) {
        return operations.overview();
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Void> forgetNode(String bearer, String node) {
        return nodes.forget(node)
                .invoke(
                        there -> {
                            if (!there) throw Refused.notFound();
                        })
                .replaceWithVoid();
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<DeadEnvelopes> deadEnvelopes(
            String bearer, @Nullable String cursor, @Nullable Integer limit) {
        return dead.page(cursor, limit(limit));
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Run> rerun(String bearer, String node, long sequence) {
        return dead.rerun(node, sequence);
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Runs> rerunAll(String bearer) {
        return dead.rerunAll();
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Void> delete(String bearer, String node, long sequence) {
        return dead.delete(node, sequence);
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Deleted> deleteAll(String bearer, @Nullable String until) {
        return dead.deleteUntil(time(until)).map(Deleted::new);
    }

    /// @throws Refused 400 when it is no time, or one that no database has
    static Instant time(@Nullable String text) {
        return Times.parse(text)
                .orElseThrow(
                        () ->
                                Refused.invalid(
                                        "until: the time up to which you have looked, as in ISO"
                                                + " 8601"));
    }

    static int limit(@Nullable Integer wanted) {
        return IssueSearch.Order.limit(wanted);
    }
}
