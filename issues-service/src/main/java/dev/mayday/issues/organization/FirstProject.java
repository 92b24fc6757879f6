package dev.mayday.issues.organization;

import dev.mayday.issues.InstallationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Finds or makes the project that greets a new installation. Within the transaction of the
/// caller. Whoever has thrown the last one away wants none: another is made only when the bin
/// is empty too.
@Singleton
public record FirstProject(
        ProjectEntity.Repository projects,
        ProjectKeyEntity.Repository keys,
        Projects making,
        InstallationConfig config) {

    /// @return null while all are in the bin
    public Uni<@Nullable Project> in(Organization organization) {
        return projects.firstIn(organization.id())
                .chain(known -> known == null ? first(organization) : greet(known));
    }

    private Uni<@Nullable Project> first(Organization organization) {
        return projects.hasBinned(organization.id())
                .chain(
                        binned ->
                                binned
                                        ? Uni.createFrom().<@Nullable Project>nullItem()
                                        : newKey().chain(key -> make(organization, key)));
    }

    private Uni<Project> make(Organization organization, String key) {
        return making.make(
                making.draft(organization, new Projects.Wanted("First project", null, null, null)),
                key);
    }

    /// The configured one, unless a project of another organization has it.
    private Uni<String> newKey() {
        var configured = config.bootstrapDsnKey();
        if (configured.isEmpty()) return Uni.createFrom().item(making::publicKey);
        return keys.findById(configured.get())
                .map(known -> known == null ? configured.get() : making.publicKey());
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
