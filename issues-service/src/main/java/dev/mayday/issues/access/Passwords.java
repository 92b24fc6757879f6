package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// bcrypt, on few threads of its own and for few at a time, so that a flood of sign-ins takes no
/// more than a quarter of the processors from whoever digests events. Who signed in from the same
/// address before has a line of their own, so that they do not wait behind all who guess. Never
/// within a transaction.
@ApplicationScoped
public class Passwords {

    private static final int LEAST_CHARACTERS = 10;

    /// bcrypt does not look at more.
    private static final int MOST_BYTES = 72;

    /// Who would have to wait longer than some seconds is sent away at once.
    static final int MOST_WAITING = 64;

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Line strangers;
    private final Line known;

    Passwords(Vertx vertx) {
        strangers = new Line(vertx, "passwords");
        known = new Line(vertx, "passwords-known");
    }

    /// @throws IllegalArgumentException with what is wrong
    public static void check(String password) {
        if (password.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("must have 10 characters or more");
        }
        if (bytes(password) > MOST_BYTES) {
            throw new IllegalArgumentException("must not have more than 72 bytes");
        }
    }

    /// @return the password
    /// @throws Refused 400 with what is wrong
    public static String require(@Nullable String password) {
        var wanted = password == null ? "" : password;
        try {
            check(wanted);
            return wanted;
        } catch (IllegalArgumentException weak) {
            throw Refused.invalid("password: " + weak.getMessage());
        }
    }

    /// Fails with [Refused] 503 when too many wait already.
    public Uni<String> hash(String password) {
        return strangers.queued(() -> BcryptUtil.bcryptHash(password));
    }

    /// Fails with [Refused] 503 when too many wait already.
    ///
    /// @param hash null when there is no such account or it has no password: never matches, after
    /// the same time
    ///
    /// @param isKnown whether the person signed in from the same address before
    public Uni<Boolean> matches(String password, @Nullable String hash, boolean isKnown) {
        if (bytes(password) > MOST_BYTES) return matches("too long to be right", null, isKnown);
        return (isKnown ? known : strangers)
                .queued(
                        () -> {
                            if (hash != null) return BcryptUtil.matches(password, hash);
                            BcryptUtil.bcryptHash(password);
                            return false;
                        });
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    @PreDestroy
    void close() {
        strangers.threads.closeAndForget();
        known.threads.closeAndForget();
    }

    private static final class Line {

        private final AtomicInteger waiting = new AtomicInteger();
        private final WorkerExecutor threads;

        Line(Vertx vertx, String name) {
            int quarter = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
            threads = vertx.createSharedWorkerExecutor(name, quarter);
        }

        <T> Uni<T> queued(Callable<T> work) {
            return Uni.createFrom()
                    .deferred(
                            () -> {
                                if (waiting.incrementAndGet() > MOST_WAITING) {
                                    waiting.decrementAndGet();
                                    throw Refused.busy("Too many people sign in at once.", RETRY);
                                }
                                return threads.executeBlocking(() -> done(work), false);
                            });
        }

        /// Counted down by the thread that did it: a client that hung up still costs the work.
        private <T> T done(Callable<T> work) throws Exception {
            try {
                return work.call();
            } finally {
                waiting.decrementAndGet();
            }
        }
    }
}
