package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, Long> {

    Uni<@Nullable OrganizationEntity> bySlug(String slug) {
        return find("slug", slug).firstResult();
    }
}
