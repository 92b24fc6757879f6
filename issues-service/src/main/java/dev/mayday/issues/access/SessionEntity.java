package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "session")
class SessionEntity {

    @Id String hash = "";

    long accountId;
    Instant createdAt = Instant.EPOCH;
    Instant lastUsed = Instant.EPOCH;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<SessionEntity, String> {}
}
