package dev.mayday.issues.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "project_key")
class ProjectKeyEntity {

    @Id String publicKey = "";

    long projectId;
    String label = "";
    String state = "active";
    Instant createdAt = Instant.EPOCH;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<ProjectKeyEntity, String> {

        Uni<@Nullable ProjectKeyEntity> firstActiveOf(long project) {
            return find(
                            "projectId = ?1 and state = 'active' order by createdAt, publicKey",
                            project)
                    .firstResult();
        }
    }
}
