package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_token")
class TokenEntity {

    @Id String hash = "";

    long organizationId;
    @Nullable Long accountId;
    String name = "";
    String hint = "";
    String[] scopes = {};
    Instant createdAt = Instant.EPOCH;
    @Nullable Instant expiresAt;
    @Nullable Instant lastUsedAt;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<TokenEntity, String> {}
}
