package dev.mayday.issues.access;

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
}
