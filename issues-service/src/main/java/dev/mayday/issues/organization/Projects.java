package dev.mayday.issues.organization;

import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import dev.mayday.issues.audit.Actor;
import dev.mayday.issues.audit.AuditEntry;
import dev.mayday.issues.audit.AuditLog;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Makes projects, each with its first key.
@ApplicationScoped
public class Projects {

    private static final int MOST = 1_000;

    private static final String OF_TEAM =
            """
            INSERT INTO team_project (team_id, project_id)
            SELECT id, ?1 FROM team WHERE id = ?2 AND organization_id = ?3 AND removed_at IS NULL""";

    /// A change as a question: after `executeUpdate` Hibernate Reactive warns of each session that
    /// it closes.
    private static final String DONE = "WITH done AS (%s RETURNING 1) SELECT count(*) FROM done";

    private final ProjectEntity.Repository projects;
    private final ProjectKeyEntity.Repository keys;
    private final AuditLog audit;
    private final Surroundings surroundings;
    private final BaseUrl baseUrl;

    Projects(
            ProjectEntity.Repository projects,
            ProjectKeyEntity.Repository keys,
            AuditLog audit,
            Surroundings surroundings,
            BaseUrl baseUrl) {
        this.projects = projects;
        this.keys = keys;
        this.audit = audit;
        this.surroundings = surroundings;
        this.baseUrl = baseUrl;
    }

    /// What a project is to be.
    ///
    /// @param slug null for the one that the name makes
    /// @param platform null when unknown
    /// @param team that it belongs to; null for none
    public record Wanted(
            @Nullable String name,
            @Nullable String slug,
            @Nullable String platform,
            @Nullable Long team) {

        public static Wanted of(ProjectRequest request) {
            return new Wanted(request.name(), request.slug(), request.platform(), null);
        }
    }

    /// Fails with [Refused] 400 when something of it cannot be used.
    @WithTransaction("issues")
    public Uni<Project> create(Organization organization, Wanted wanted, Actor actor) {
        var project = draft(organization, wanted);
        return projects.countIn(organization.id())
                .invoke(
                        count -> {
                            if (count >= MOST)
                                throw Refused.invalid("An organization has at most 1000 projects.");
                        })
                .chain(() -> projects.exists(organization.id(), project.slug))
                .invoke(
                        exists -> {
                            if (exists) throw taken(wanted, project.slug);
                        })
                .chain(() -> make(project, publicKey()))
                .call(made -> belong(made, organization, wanted.team()))
                .call(made -> tell(made, organization, actor))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(wanted, project.slug));
    }

    private Uni<?> belong(Project made, Organization organization, @Nullable Long team) {
        if (team == null) return Uni.createFrom().voidItem();
        return session()
                .chain(
                        session ->
                                session.createNativeQuery(DONE.formatted(OF_TEAM), Long.class)
                                        .setParameter(1, made.id())
                                        .setParameter(2, team)
                                        .setParameter(3, organization.id())
                                        .getSingleResult());
    }

    private Uni<Void> tell(Project made, Organization organization, Actor actor) {
        var facts =
                Map.of(
                        "name",
                        made.name(),
                        "platform",
                        made.platform() == null ? "" : made.platform());
        var entry =
                new AuditEntry(
                        organization.id(), actor, "project.created", made.slug(), null, facts);
        return session().chain(session -> audit.write(session, entry));
    }

    private Uni<Mutiny.Session> session() {
        return projects.getSession();
    }

    /// Within the transaction of the caller.
    Uni<Project> make(ProjectEntity project, String publicKey) {
        return projects.persistAndFlush(project)
                .chain(this::session)
                .chain(
                        session ->
                                session.createNativeQuery(
                                                DONE.formatted(
                                                        FormerSlugs.CONTINUE.formatted("?1")),
                                                Long.class)
                                        .setParameter(1, project.id)
                                        .getSingleResult())
                .chain(() -> addKey(project, publicKey))
                .map(key -> withDsn(project, key));
    }

    Uni<ProjectKeyEntity> addKey(ProjectEntity project, String publicKey) {
        var key = new ProjectKeyEntity();
        key.projectId = project.id;
        key.publicKey = publicKey;
        key.label = "Default";
        key.createdAt = surroundings.now();
        return keys.persistAndFlush(key);
    }

    String publicKey() {
        return ProjectKeys.newKey(surroundings.random());
    }

    Project withDsn(ProjectEntity project, ProjectKeyEntity key) {
        var dsn = baseUrl.dsn(key.publicKey, project.id);
        return new Project(project.id, project.slug, project.name, project.platform, dsn);
    }

    /// @throws Refused 400
    ProjectEntity draft(Organization organization, Wanted wanted) {
        var name = wanted.name() == null ? "" : wanted.name().strip();
        var project = new ProjectEntity();
        project.organizationId = organization.id();
        project.slug =
                wanted.slug() == null || wanted.slug().isBlank()
                        ? ProjectWords.slugOf(name)
                        : ProjectWords.slug(wanted.slug());
        project.name = ProjectWords.name(name);
        project.platform = ProjectWords.platform(wanted.platform());
        project.createdAt = surroundings.now();
        return project;
    }

    private static Refused taken(Wanted wanted, String slug) {
        boolean said = wanted.slug() != null && !wanted.slug().isBlank();
        return said
                ? ProjectWords.taken(slug)
                : Refused.invalid("name: there is a project '%s' already".formatted(slug));
    }
}
