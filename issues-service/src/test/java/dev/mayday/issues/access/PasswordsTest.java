package dev.mayday.issues.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.vertx.mutiny.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(vertx);

    @AfterEach
    void close() {
        passwords.close();
        vertx.closeAndAwait();
    }

    @Test
    void who_was_here_before_does_not_wait_behind_all_who_guess() {
        var right = BcryptUtil.bcryptHash("correct horse");
        var guesses =
                IntStream.range(0, Passwords.MOST_WAITING)
                        .mapToObj(n -> passwords.matches("guess " + n, right, false))
                        .map(guess -> guess.subscribeAsCompletionStage())
                        .toList();

        var known = passwords.matches("correct horse", right, true).await().indefinitely();

        assertThat(known).isTrue();
        assertThat(guesses).anySatisfy(guess -> assertThat(guess.isDone()).isFalse());
        guesses.forEach(CompletableFuture::join);
    }
}
