package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProjectKeyRepository implements PanacheRepositoryBase<ProjectKeyEntity, String> {

    Uni<@Nullable ProjectKeyEntity> firstActiveOf(long project) {
        return find("projectId = ?1 and state = 'active' order by createdAt, publicKey", project)
                .firstResult();
    }
}
