package dev.mayday.issues.installation;

import dev.mayday.issues.access.Accounts;
import dev.mayday.issues.organization.FirstProject;
import dev.mayday.issues.organization.Organization;
import dev.mayday.issues.organization.Organizations;
import dev.mayday.issues.organization.Project;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What must be there before anybody can do anything: an organization, an admin, a project with a
/// key, and the secret of the installation. Each is made where it is missing, under a lock, however
/// many replicas start at once.
@ApplicationScoped
public class FirstSteps {

    private final Organizations organizations;
    private final Accounts accounts;
    private final FirstProject firstProject;
    private final PeopleConfig config;

    FirstSteps(
            Organizations organizations,
            Accounts accounts,
            FirstProject firstProject,
            PeopleConfig config) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.firstProject = firstProject;
        this.config = config;
    }

    /// @param admin id of the account
    /// @param project the first of the organization; null while all are in the bin
    public record Installation(Organization organization, long admin, @Nullable Project project) {}

    @WithTransaction("issues")
    public Uni<Installation> make() {
        return organizations
                .findOrFound(config.organization())
                .chain(
                        organization ->
                                accounts.admin(organization)
                                        .chain(admin -> with(organization, admin)));
    }

    private Uni<Installation> with(Organization organization, long admin) {
        return firstProject
                .in(organization)
                .map(project -> new Installation(organization, admin, project));
    }
}
