package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.OwnershipApi.Switches;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.ownership.OwnershipDesk;
import dev.mayday.issues.read.ProjectDirectory;
import dev.mayday.issues.read.ProjectInfo;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The ownership rules of a project. What other servers call fallthrough is not had here, and is
/// refused when it is asked for.
@Path("/api/0/projects/{organization}/{project}/ownership")
class OwnershipResource {

    private static final Set<String> CHANGEABLE = Set.of("raw", "autoAssignment");
    private static final Map<String, String> FIXED =
            Map.of("fallthrough", "false", "codeownersAutoSync", "false", "isActive", "true");

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final OwnershipDesk desk;

    OwnershipResource(CurrentCaller caller, ProjectDirectory projects, OwnershipDesk desk) {
        this.caller = caller;
        this.projects = projects;
        this.desk = desk;
    }

    @Needs("project:read")
    @GET
    public Uni<OwnershipJson> ownership(@RestPath String project) {
        return find(project).chain(this::shown);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @PUT
    public Uni<OwnershipJson> change(@RestPath String project, @Nullable JsonNode json) {
        var body = Body.of(json, CHANGEABLE, FIXED);
        var raw = body.textOrNone("raw");
        var mode = OwnershipJson.mode(body.text("autoAssignment"));
        var wanted = new Switches(mode, null, null, null);
        return find(project)
                .call(found -> save(found, raw))
                .call(found -> desk.change(caller.organization(), found, wanted, caller.actor()))
                .chain(this::shown);
    }

    private Uni<Void> save(ProjectInfo project, @Nullable String raw) {
        return raw == null
                ? Uni.createFrom().voidItem()
                : desk.saveRules(caller.organization(), project, raw, caller.actor());
    }

    private Uni<ProjectInfo> find(String project) {
        return projects.find(caller.organization(), project);
    }

    private Uni<OwnershipJson> shown(ProjectInfo project) {
        return desk.state(project.id()).map(OwnershipJson::of);
    }
}
