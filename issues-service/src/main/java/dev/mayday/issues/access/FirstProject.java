package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Finds or makes the project that greets a new installation. Within the transaction of the caller.
@ApplicationScoped
class FirstProject {

    private final ProjectRepository projects;
    private final ProjectKeyRepository keys;
    private final Projects making;
    private final InstallationConfig config;
    private final Surroundings surroundings;

    FirstProject(
            ProjectRepository projects,
            ProjectKeyRepository keys,
            Projects making,
            InstallationConfig config,
            Surroundings surroundings) {
        this.projects = projects;
        this.keys = keys;
        this.making = making;
        this.config = config;
        this.surroundings = surroundings;
    }

    Uni<Project> in(Organization organization) {
        return projects.firstIn(organization.id())
                .chain(known -> known == null ? make(organization) : greet(known));
    }

    private Uni<Project> make(Organization organization) {
        var key =
                config.bootstrapDsnKey().orElseGet(() -> Secrets.publicKey(surroundings.random()));
        return making.make(making.draft(organization, "First project", null), key);
    }

    /// With the DSN that the configuration names, else that of its oldest key.
    private Uni<Project> greet(ProjectEntity project) {
        var configured = config.bootstrapDsnKey();
        var key = configured.isPresent() ? key(project, configured.get()) : oldestKey(project);
        return key.map(known -> making.withDsn(project, known));
    }

    private Uni<ProjectKeyEntity> oldestKey(ProjectEntity project) {
        return keys.firstActiveOf(project.id)
                .chain(
                        known ->
                                known == null
                                        ? making.addKey(
                                                project, Secrets.publicKey(surroundings.random()))
                                        : Uni.createFrom().item(known));
    }

    private Uni<ProjectKeyEntity> key(ProjectEntity project, String publicKey) {
        return keys.findById(publicKey)
                .chain(
                        known ->
                                known == null
                                        ? making.addKey(project, publicKey)
                                        : Uni.createFrom().item(known));
    }
}
