package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, Long> {

    Uni<Boolean> exists(long organization, String slug) {
        return count("organizationId = ?1 and slug = ?2", organization, slug)
                .map(count -> count > 0);
    }

    Uni<Long> countIn(long organization) {
        return count("organizationId", organization);
    }

    Uni<@Nullable ProjectEntity> firstIn(long organization) {
        return find("organizationId = ?1 order by id", organization).firstResult();
    }
}
