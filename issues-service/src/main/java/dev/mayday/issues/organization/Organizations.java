package dev.mayday.issues.organization;

import dev.mayday.issues.Surroundings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Finds or founds organizations. Within the transaction of the caller.
@Singleton
public record Organizations(
        OrganizationEntity.Repository organizations, Surroundings surroundings) {

    private static final String LOCK =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtext('mayday.issues.first-steps'))";

    /// The secret with which users are told apart without being named.
    private static final String MAKE_SECRET =
            """
            WITH made AS (INSERT INTO installation (id, user_key, created_at)
            SELECT gen_random_uuid(), sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), now()
            ON CONFLICT (one) DO NOTHING RETURNING 1)
            SELECT count(*) FROM made""";

    /// The organization with this slug, founded if it is missing: once, however many replicas ask.
    public Uni<Organization> findOrFound(String slug) {
        return organizations
                .getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class).getSingleResult())
                .chain(() -> organizations.bySlug(slug))
                .chain(known -> known == null ? found(slug) : Uni.createFrom().item(known))
                .map(OrganizationEntity::asRecord);
    }

    private Uni<OrganizationEntity> found(String slug) {
        var organization = new OrganizationEntity();
        organization.slug = slug;
        organization.name = "My organization";
        organization.createdAt = surroundings.now();
        return organizations
                .getSession()
                .chain(
                        session ->
                                session.createNativeQuery(MAKE_SECRET, Long.class)
                                        .getSingleResult())
                .chain(() -> organizations.persistAndFlush(organization));
    }
}
