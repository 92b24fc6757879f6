package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "sign_in_link")
class SignInLinkEntity {

    @Id String hash = "";

    long accountId;
    Instant expiresAt = Instant.EPOCH;
    @Nullable Instant usedAt;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<SignInLinkEntity, String> {

        private static final String USE =
                """
                UPDATE sign_in_link SET used_at = :now
                 WHERE hash = :hash AND used_at IS NULL AND expires_at > :now
                RETURNING account_id""";

        /// Uses the link up, once however many ask.
        ///
        /// @return whose it was; null when it is unknown, used or expired
        Uni<@Nullable Long> use(String hash, Instant now) {
            return getSession()
                    .chain(
                            session ->
                                    session.createNativeQuery(USE, Long.class)
                                            .setParameter("hash", hash)
                                            .setParameter("now", now)
                                            .getSingleResultOrNull());
        }
    }
}
