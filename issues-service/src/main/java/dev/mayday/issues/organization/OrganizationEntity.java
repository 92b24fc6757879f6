package dev.mayday.issues.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organization")
class OrganizationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    String slug = "";
    String name = "";
    Instant createdAt = Instant.EPOCH;

    Organization asRecord() {
        return new Organization(id, slug, name, createdAt);
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<OrganizationEntity, Long> {

        Uni<@Nullable OrganizationEntity> bySlug(String slug) {
            return find("slug", slug).firstResult();
        }
    }
}
