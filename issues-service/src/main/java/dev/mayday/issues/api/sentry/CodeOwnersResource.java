package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.access.Needs;
import dev.mayday.issues.Refused;
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

/// The CODEOWNERS file of a project, as a pipeline pushes it.
@Path("/api/0/projects/{organization}/{project}/codeowners")
class CodeOwnersResource {

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final OwnershipDesk desk;

    CodeOwnersResource(CurrentCaller caller, ProjectDirectory projects, OwnershipDesk desk) {
        this.caller = caller;
        this.projects = projects;
        this.desk = desk;
    }

    /// A CODEOWNERS file as the API shows it.
    ///
    /// @param raw empty when there is none
    record CodeOwnersJson(String raw, int revision) {}

    @Needs("project:read")
    @GET
    public Uni<CodeOwnersJson> codeOwners(@RestPath String project) {
        return find(project).chain(this::file);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @PUT
    public Uni<CodeOwnersJson> push(@RestPath String project, @Nullable JsonNode json) {
        var raw = Body.of(json, Set.of("raw"), Map.of()).text("raw");
        if (raw == null) throw Refused.invalid("raw: the text of the file");
        return find(project)
                .call(
                        found ->
                                desk.saveCodeOwners(
                                        caller.organization(), found, raw, caller.actor()))
                .chain(this::file);
    }

    private Uni<ProjectInfo> find(String project) {
        return projects.find(caller.organization(), project);
    }

    private Uni<CodeOwnersJson> file(ProjectInfo project) {
        return desk.state(project.id())
                .map(OwnershipDesk.State::codeowners)
                .map(file -> new CodeOwnersJson(file.text(), file.revision()));
    }
}
