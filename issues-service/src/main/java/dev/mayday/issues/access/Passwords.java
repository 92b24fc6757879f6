package dev.mayday.issues.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// bcrypt, off the event loop.
@ApplicationScoped
public class Passwords {

    private static final int LEAST_CHARACTERS = 10;

    /// bcrypt does not look at more.
    private static final int MOST_BYTES = 72;

    private final Vertx vertx;

    Passwords(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @throws IllegalArgumentException with what is wrong
    public static void check(String password) {
        if (password.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("must have 10 characters or more");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("must not have more than 72 bytes");
        }
    }

    Uni<String> hash(String password) {
        return vertx.executeBlocking(() -> BcryptUtil.bcryptHash(password), false);
    }

    /// @param hash null when there is no such account or it has no password: never matches, after
    /// the same time
    Uni<Boolean> matches(String password, @Nullable String hash) {
        return vertx.executeBlocking(
                () -> {
                    if (hash != null) return BcryptUtil.matches(password, hash);
                    BcryptUtil.bcryptHash(password);
                    return false;
                },
                false);
    }
}
