package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.OwnershipApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.ownership.OpenIssues;
import dev.mayday.issues.ownership.OwnershipCoverage;
import dev.mayday.issues.ownership.OwnershipDesk;
import dev.mayday.issues.ownership.OwnershipTester;
import dev.mayday.issues.ownership.OwnershipView;
import dev.mayday.issues.read.ProjectDirectory;
import dev.mayday.issues.read.ProjectInfo;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [OwnershipApi] with the rights of the person: who may see a project reads its rules, admins and
/// the admins of its teams change them.
class OwnershipResource implements OwnershipApi {

    private static final Right CHANGE = Right.orTeamAdmin(Scope.PROJECT_WRITE);

    private final CurrentCaller caller;
    private final ProjectDirectory projects;
    private final OwnershipDesk desk;
    private final OwnershipView view;
    private final OwnershipTester tester;
    private final OwnershipCoverage coverage;
    private final OpenIssues open;

    OwnershipResource(
            CurrentCaller caller,
            ProjectDirectory projects,
            OwnershipDesk desk,
            OwnershipView view,
            OwnershipTester tester,
            OwnershipCoverage coverage,
            OpenIssues open) {
        this.caller = caller;
        this.projects = projects;
        this.desk = desk;
        this.view = view;
        this.tester = tester;
        this.coverage = coverage;
        this.open = open;
    }

    @Needs("project:read")
    @Override
    public Uni<Ownership> ownership(String bearer, String slug) {
        return find(slug).chain(this::shown);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Ownership> saveRules(String bearer, String slug, @Nullable Draft draft) {
        var mine = caller.organization();
        return find(slug)
                .call(project -> desk.saveRules(mine, project, text(draft), caller.actor()))
                .chain(this::shown);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Ownership> saveCodeOwners(String bearer, String slug, @Nullable Draft draft) {
        var mine = caller.organization();
        return find(slug)
                .call(project -> desk.saveCodeOwners(mine, project, text(draft), caller.actor()))
                .chain(this::shown);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<Ownership> change(String bearer, String slug, @Nullable Switches switches) {
        var mine = caller.organization();
        return find(slug)
                .call(project -> desk.change(mine, project, said(switches, "mode"), caller.actor()))
                .chain(this::shown);
    }

    @Needs("event:read")
    @Override
    public Uni<Tested> test(String bearer, String slug, @Nullable Probe probe) {
        var mine = caller.organization();
        return find(slug)
                .chain(project -> tester.test(mine, project, said(probe, "event, issue or paths")));
    }

    @Needs("event:read")
    @Override
    public Uni<Coverage> coverage(String bearer, String slug) {
        return find(slug).chain(coverage::of);
    }

    @Needs("event:read")
    @Override
    public Uni<OpenWithoutOwner> openIssues(String bearer, String slug) {
        return find(slug).chain(open::preview);
    }

    @Needs(value = "project:write", orTeamAdmin = true)
    @Override
    public Uni<OpenWithoutOwner> assignOpenIssues(String bearer, String slug) {
        return find(slug).chain(open::assign);
    }

    private static String text(@Nullable Draft draft) {
        return said(draft == null ? null : draft.text(), "text");
    }

    /// What a body must say. Asked once the project is found: who may not see it hears of it alone.
    private static <T> T said(@Nullable T part, String name) {
        if (part == null) throw Refused.invalid(name);
        return part;
    }

    private Uni<ProjectInfo> find(String slug) {
        return projects.find(caller.organization(), slug);
    }

    private Uni<Ownership> shown(ProjectInfo project) {
        return view.of(project, mayChange(project));
    }

    private boolean mayChange(ProjectInfo project) {
        try {
            return caller.allowed(CHANGE, null).lacksIn(project.id()).isEmpty();
        } catch (Refused missing) {
            return false;
        }
    }
}
