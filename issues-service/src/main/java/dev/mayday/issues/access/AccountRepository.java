package dev.mayday.issues.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, Long> {

    Uni<@Nullable AccountEntity> byEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResult();
    }

    /// Whether anybody has ever been here.
    Uni<Boolean> anybodySignedIn() {
        return count("lastSignIn is not null").map(count -> count > 0);
    }

    Uni<?> signedIn(long account, Instant now) {
        return findById(account).invoke(known -> known.lastSignIn = now);
    }
}
