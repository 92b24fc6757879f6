package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// What must be there before anybody can do anything: an organisation, an admin, a project with a
/// key, and the secret
/// of the installation. Each is made where it is missing, under a lock, however many replicas start
/// at once.
@ApplicationScoped
class FirstSteps {

    private static final String LOCK =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.first-steps'))";

    private static final String MAKE_SECRET =
            """
            WITH made AS (INSERT INTO installation (id, user_key, created_at)
            SELECT gen_random_uuid(), sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), now()
            ON CONFLICT (one) DO NOTHING RETURNING 1)
            SELECT count(*) FROM made""";

    private final OrganizationRepository organizations;
    private final Accounts accounts;
    private final FirstProject firstProject;
    private final PeopleConfig config;
    private final Surroundings surroundings;

    FirstSteps(
            OrganizationRepository organizations,
            Accounts accounts,
            FirstProject firstProject,
            PeopleConfig config,
            Surroundings surroundings) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.firstProject = firstProject;
        this.config = config;
        this.surroundings = surroundings;
    }

    /// @param project the first of the organisation
    record Installation(Organization organization, AccountEntity admin, Project project) {}

    @WithTransaction("issues")
    Uni<Installation> make() {
        return lock().chain(this::organization)
                .chain(
                        organization ->
                                accounts.admin(organization)
                                        .chain(admin -> with(organization, admin)));
    }

    private Uni<?> lock() {
        return organizations
                .getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class).getSingleResult());
    }

    private Uni<OrganizationEntity> organization() {
        return organizations
                .bySlug(config.organization())
                .chain(known -> known == null ? found() : Uni.createFrom().item(known));
    }

    private Uni<OrganizationEntity> found() {
        var organization = new OrganizationEntity();
        organization.slug = config.organization();
        organization.name = "My organization";
        organization.createdAt = surroundings.now();
        return organizations
                .getSession()
                .chain(
                        session ->
                                session.createNativeQuery(MAKE_SECRET, Long.class)
                                        .getSingleResult())
                .chain(() -> organizations.persistAndFlush(organization));
    }

    private Uni<Installation> with(OrganizationEntity entity, AccountEntity admin) {
        var organization = entity.asRecord();
        return firstProject
                .in(organization)
                .map(project -> new Installation(organization, admin, project));
    }
}
