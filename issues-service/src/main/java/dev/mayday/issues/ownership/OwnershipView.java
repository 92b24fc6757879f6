package dev.mayday.issues.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Ownership;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.issues.Refused;
import dev.mayday.issues.ownership.OwnershipDesk.State;
import dev.mayday.issues.ownership.rules.CodeMapping;
import dev.mayday.issues.ownership.rules.CodeOwners;
import dev.mayday.issues.ownership.rules.Directory;
import dev.mayday.issues.ownership.rules.RuleText;
import dev.mayday.issues.read.ProjectInfo;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/// What is saved about ownership in a project, with what of it does not count today.
@Singleton
public record OwnershipView(@ReactiveDataSource("issues") Pool database, OwnershipDesk desk) {

    /// @param changeable whether the person may change it
    public Uni<Ownership> of(ProjectInfo project, boolean changeable) {
        return Uni.combine()
                .all()
                .unis(desk.state(project.id()), Directories.of(database, project.id()))
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> shown(known.getItem1(), known.getItem2(), changeable));
    }

    private static Ownership shown(State state, Directory directory, boolean changeable) {
        var file = CodeOwners.read(state.codeowners().text());
        var skipped =
                Stream.concat(
                                file.warnings().stream(),
                                CodeOwners.unknownOwners(file, directory).stream())
                        .map(OwnershipView::problem)
                        .toList();
        var gone = RuleText.check(state.rules().text(), directory).problems();
        return new Ownership(
                state.rules(),
                state.codeowners(),
                skipped,
                problems(gone),
                state.switches().mode().wire(),
                state.switches().frameFirst(),
                state.switches().inAppOnly(),
                state.switches().mappings().stream().map(CodeMapping::line).toList(),
                changeable);
    }

    private static List<Problem> problems(List<Refused.Problem> problems) {
        return problems.stream().map(OwnershipView::problem).toList();
    }

    private static Problem problem(Refused.Problem problem) {
        return new Problem(problem.line(), problem.column(), problem.message());
    }
}
