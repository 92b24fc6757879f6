package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
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
    static class Repository implements PanacheRepositoryBase<SignInLinkEntity, String> {}
}
