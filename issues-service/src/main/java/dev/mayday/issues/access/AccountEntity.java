package dev.mayday.issues.access;

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
@Table(name = "account")
class AccountEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    String email = "";
    String name = "";
    @Nullable String passwordHash;
    boolean instanceAdmin;
    Instant createdAt = Instant.EPOCH;
    @Nullable Instant lastSignIn;

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<AccountEntity, Long> {

        Uni<@Nullable AccountEntity> byEmail(String email) {
            return find("lower(email) = lower(?1)", email).firstResult();
        }
    }
}
