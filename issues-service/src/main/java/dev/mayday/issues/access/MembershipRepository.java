package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MembershipRepository
        implements PanacheRepositoryBase<MembershipEntity, MembershipEntity.Key> {

    Uni<MembershipEntity> join(OrganizationEntity organization, AccountEntity account, Role role) {
        var membership = new MembershipEntity();
        membership.key = new MembershipEntity.Key(organization.id, account.id);
        membership.role = role.word();
        return persist(membership);
    }
}
