package dev.mayday.issues.access;

import dev.mayday.issues.Surroundings;
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
@Table(name = "membership")
class MembershipEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    long organizationId;
    @Nullable Long accountId;
    String role = "";
    String given = "hand";
    Instant createdAt = Instant.EPOCH;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<MembershipEntity, Long> {

        private final Surroundings surroundings;

        Repository(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        Uni<MembershipEntity> join(long organization, long account, Role role) {
            var membership = new MembershipEntity();
            membership.organizationId = organization;
            membership.accountId = account;
            membership.role = role.word();
            membership.createdAt = surroundings.now();
            return persist(membership);
        }
    }
}
