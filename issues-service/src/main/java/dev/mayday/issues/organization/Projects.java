package dev.mayday.issues.organization;

import dev.mayday.issues.Refused;
import dev.mayday.issues.Surroundings;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Makes projects, each with its first key.
@ApplicationScoped
public class Projects {

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 64;
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    private final ProjectEntity.Repository projects;
    private final ProjectKeyEntity.Repository keys;
    private final Surroundings surroundings;
    private final BaseUrl baseUrl;

    Projects(
            ProjectEntity.Repository projects,
            ProjectKeyEntity.Repository keys,
            Surroundings surroundings,
            BaseUrl baseUrl) {
        this.projects = projects;
        this.keys = keys;
        this.surroundings = surroundings;
        this.baseUrl = baseUrl;
    }

    /// Fails with [Refused] 400 when name or platform cannot be used.
    @WithTransaction("issues")
    public Uni<Project> create(
            Organization organization, @Nullable String name, @Nullable String platform) {
        var project = draft(organization, name == null ? "" : name.strip(), platform);
        return projects.countIn(organization.id())
                .invoke(
                        count -> {
                            if (count >= MOST)
                                throw Refused.invalid("An organization has at most 1000 projects.");
                        })
                .chain(() -> projects.exists(organization.id(), project.slug))
                .invoke(
                        exists -> {
                            if (exists) throw taken(project.slug);
                        })
                .chain(() -> make(project, publicKey()))
                .onFailure(ConstraintViolationException.class)
                .transform(_ -> taken(project.slug));
    }

    /// Within the transaction of the caller.
    Uni<Project> make(ProjectEntity project, String publicKey) {
        return projects.persistAndFlush(project)
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

    /// The public half of a DSN: 32 hex digits.
    String publicKey() {
        var key = new byte[16];
        surroundings.random().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    Project withDsn(ProjectEntity project, ProjectKeyEntity key) {
        var dsn = baseUrl.dsn(key.publicKey, project.id);
        return new Project(project.id, project.slug, project.name, project.platform, dsn);
    }

    /// @throws Refused 400
    ProjectEntity draft(Organization organization, String name, @Nullable String platform) {
        var slug = Slugs.of(name);
        if (slug.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(
                    "name: 1 to 64 characters, at least one of them a letter from a to z");
        }
        if (platform != null && !PLATFORM.matcher(platform).matches()) {
            throw Refused.invalid(
                    "platform: lower-case letters, digits and dashes, such as python");
        }
        var project = new ProjectEntity();
        project.organizationId = organization.id();
        project.slug = slug;
        project.name = name;
        project.platform = platform;
        project.createdAt = surroundings.now();
        return project;
    }

    private static Refused taken(String slug) {
        return Refused.invalid("name: there is a project '%s' already".formatted(slug));
    }
}
