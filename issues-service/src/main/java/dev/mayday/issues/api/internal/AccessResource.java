package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.AccessApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [AccessApi]: the same decision as before a route of our own.
class AccessResource implements AccessApi {

    private final CurrentCaller caller;
    private final ProjectDirectory projects;

    AccessResource(CurrentCaller caller, ProjectDirectory projects) {
        this.caller = caller;
        this.projects = projects;
    }

    @Admits(Who.CALLER)
    @Override
    public Uni<Admitted> inProject(
            String bearer, long project, @Nullable String scope, boolean orTeamAdmin) {
        var asked =
                Scope.of(scope == null ? "" : scope)
                        .orElseThrow(() -> Refused.invalid("scope: a known one"));
        var reach = caller.allowed(new Right(asked, orTeamAdmin, false), null);
        return projects.find(reach, Long.toString(project))
                .map(_ -> new Admitted(caller.actor().name()));
    }

    @Admits(Who.INSTANCE_ADMIN)
    @Override
    public Uni<Admitted> inInstallation(String bearer) {
        return Uni.createFrom().item(new Admitted(caller.actor().name()));
    }

    @Needs("event:read")
    @Override
    public Uni<List<Long>> readable(String bearer) {
        return projects.ids(caller.organization());
    }
}
