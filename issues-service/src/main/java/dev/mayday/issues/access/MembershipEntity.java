package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "membership")
class MembershipEntity {

    @EmbeddedId Key key = new Key(0, 0);

    String role = "";

    @Embeddable
    record Key(long organizationId, long accountId) {}

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<MembershipEntity, Key> {

        Uni<MembershipEntity> join(long organization, long account, Role role) {
            var membership = new MembershipEntity();
            membership.key = new Key(organization, account);
            membership.role = role.word();
            return persist(membership);
        }
    }
}
