package dev.mayday.issues.organization;

import dev.mayday.issues.InstallationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Finds or makes the project that greets a new installation. Within the transaction of the
/// caller.
@Singleton
public record FirstProject(
        ProjectEntity.Repository projects,
        ProjectKeyEntity.Repository keys,
        Projects making,
        InstallationConfig config) {

    public Uni<Project> in(Organization organization) {
        return projects.firstIn(organization.id())
                .chain(known -> known == null ? make(organization) : greet(known));
    }

    private Uni<Project> make(Organization organization) {
        var key = config.bootstrapDsnKey().orElseGet(making::publicKey);
        return making.make(
                making.draft(organization, Projects.Wanted.of("First project", null)), key);
    }

    /// With the DSN that the configuration names, if that is this project's and not revoked,
    /// else that of its oldest key.
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
                                        ? making.addKey(project, making.publicKey())
                                        : Uni.createFrom().item(known));
    }

    private Uni<ProjectKeyEntity> key(ProjectEntity project, String publicKey) {
        return keys.findById(publicKey)
                .chain(
                        known -> {
                            if (known == null) return making.addKey(project, publicKey);
                            boolean usable =
                                    known.projectId == project.id && known.state.equals("active");
                            return usable ? Uni.createFrom().item(known) : oldestKey(project);
                        });
    }
}
