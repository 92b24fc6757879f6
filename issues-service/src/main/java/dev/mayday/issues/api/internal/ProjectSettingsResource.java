package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.ProjectsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.ProjectBin;
import dev.mayday.issues.organization.ProjectKeys;
import dev.mayday.issues.organization.ProjectSettings;
import dev.mayday.issues.organization.ProjectTeams;
import dev.mayday.issues.read.ProjectDirectory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [ProjectsApi] with the rights of the person: who may see a project reads its settings,
/// admins change them.
class ProjectSettingsResource implements ProjectsApi {

    private static final Right KEYS = Right.orTeamAdmin(Scope.PROJECT_WRITE);

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final ProjectSettings settings;
    private final ProjectTeams teams;
    private final ProjectKeys keys;
    private final ProjectBin bin;

    ProjectSettingsResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            ProjectSettings settings,
            ProjectTeams teams,
            ProjectKeys keys,
            ProjectBin bin) {
        this.caller = caller;
        this.projects = projects;
        this.settings = settings;
        this.teams = teams;
        this.keys = keys;
        this.bin = bin;
    }

    @Needs("project:read")
    @Override
    public Uni<Settings> settings(String bearer, String slug) {
        var mine = caller.organization();
        return id(mine, slug).chain(id -> shown(mine, id));
    }

    @Needs("project:write")
    @Override
    public Uni<Settings> change(String bearer, String slug, @Nullable Change change) {
        var mine = caller.organization();
        if (change == null) throw Refused.invalid("name");
        return id(mine, slug)
                .call(id -> settings.change(mine, id, change, caller.actor()))
                .chain(id -> shown(mine, id));
    }

    @Needs("project:admin")
    @Override
    public Uni<Weight> weigh(String bearer, String slug) {
        var mine = caller.organization();
        return id(mine, slug).chain(id -> bin.weigh(mine, id));
    }

    @Needs("project:admin")
    @Override
    public Uni<Removed> remove(String bearer, String slug, @Nullable Confirmation confirmation) {
        var mine = caller.organization();
        var typed = confirmation == null || confirmation.slug() == null ? "" : confirmation.slug();
        return id(mine, slug).chain(id -> bin.remove(mine, id, typed, caller.actor()));
    }

    @Needs(value = "project:admin", whole = true)
    @Override
    public Uni<List<Removed>> removed(String bearer) {
        return bin.all(caller.organization());
    }

    @Needs(value = "project:admin", whole = true)
    @Override
    public Uni<Settings> restore(String bearer, long id) {
        var mine = caller.organization();
        return bin.restore(mine, id, caller.actor()).chain(() -> shown(mine, id));
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Key> addKey(String bearer, String slug, @Nullable KeyChange change) {
        var mine = caller.organization();
        var label = change == null ? null : change.label();
        return id(mine, slug).chain(id -> keys.add(mine, id, label, caller.actor()));
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Key> changeKey(String bearer, String slug, String key, @Nullable KeyChange change) {
        var mine = caller.organization();
        if (change == null) throw Refused.invalid("label or active");
        return id(mine, slug).chain(id -> keys.change(mine, id, key, change, caller.actor()));
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Key> revokeKey(String bearer, String slug, String key) {
        var mine = caller.organization();
        return id(mine, slug).chain(id -> keys.revoke(mine, id, key, caller.actor()));
    }

    private Uni<Long> id(Organization mine, String slug) {
        return projects.find(mine, slug).map(project -> project.id());
    }

    private Uni<Settings> shown(Organization mine, long project) {
        boolean changeable = may(Right.of(Scope.PROJECT_WRITE), project);
        boolean keysChangeable = may(KEYS, project);
        return Uni.combine()
                .all()
                .unis(settings.of(mine, project), teams.of(project), keys.of(project))
                .with((state, teams, keys) -> json(state, teams, keys, changeable, keysChangeable));
    }

    private static Settings json(
            ProjectSettings.State state,
            List<Team> teams,
            List<Key> keys,
            boolean changeable,
            boolean keysChangeable) {
        var scrubbing = state.scrubbing();
        return new Settings(
                state.id(),
                state.slug(),
                state.name(),
                state.platform(),
                state.allowedOrigins(),
                new Scrubbing(
                        scrubbing.dataScrubber(),
                        scrubbing.dataScrubberDefaults(),
                        scrubbing.scrubIpAddresses(),
                        scrubbing.sensitiveFields(),
                        scrubbing.safeFields()),
                teams,
                keys,
                state.created(),
                changeable,
                keysChangeable);
    }

    private boolean may(Right right, long project) {
        try {
            return caller.allowed(right, null).lacksIn(project).isEmpty();
        } catch (Refused missing) {
            return false;
        }
    }
}
