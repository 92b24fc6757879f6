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

/// What the digest writes of a project (the counter of short ids, the first event) is no field
/// here, so that an edit cannot write an old value back.
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long organizationId;
    String slug = "";
    String name = "";
    @Nullable String platform;
    boolean active = true;
    Instant createdAt = Instant.EPOCH;
    @Nullable Instant removedAt;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<ProjectEntity, Long> {

        Uni<Boolean> exists(long organization, String slug) {
            return count(
                            "organizationId = ?1 and slug = ?2 and removedAt is null",
                            organization,
                            slug)
                    .map(count -> count > 0);
        }

        Uni<Long> countIn(long organization) {
            return count("organizationId = ?1 and removedAt is null", organization);
        }

        Uni<Boolean> hasBinned(long organization) {
            return count("organizationId = ?1 and removedAt is not null", organization)
                    .map(count -> count > 0);
        }

        Uni<@Nullable ProjectEntity> firstIn(long organization) {
            return find("organizationId = ?1 and removedAt is null order by id", organization)
                    .firstResult();
        }
    }
}
