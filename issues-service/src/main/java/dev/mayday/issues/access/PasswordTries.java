package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import dev.mayday.issues.database.OneRow;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Compares a password with the one of somebody who is signed in, within the limits of signing in.
@Singleton
public record PasswordTries(
        @ReactiveDataSource("issues") Pool database, SignInTries tries, Passwords passwords) {

    private static final String ACCOUNT =
            "SELECT email, password_hash FROM account WHERE id = $1 AND left_at IS NULL";

    private record Known(String email, @Nullable String hash) {}

    /// Whether it is theirs; who has none yet needs none. Fails with [Refused] 429 or 503.
    public Uni<Boolean> require(long account, String password, String address) {
        return OneRow.of(database, ACCOUNT, Tuple.of(account), Refused::notFound)
                .map(row -> new Known(row.getString("email"), row.getString("password_hash")))
                .chain(known -> known.hash() == null ? free() : compare(known, password, address));
    }

    private static Uni<Boolean> free() {
        return Uni.createFrom().item(true);
    }

    private Uni<Boolean> compare(Known known, String password, String address) {
        return tries.take(known.email(), PersonAddress.of(address))
                .chain(
                        taken ->
                                passwords
                                        .matches(password, known.hash(), taken.known())
                                        .onFailure(Refused.class)
                                        .call(() -> tries.giveBack(taken))
                                        .call(right -> right ? tries.forgive(taken) : nothing()));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
