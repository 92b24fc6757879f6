package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Where people come in: with a password, within limits, or with a one-time link.
@Singleton
public record FrontDoor(SignIn signIn, SignInTries tries, Passwords passwords, Bearers bearers) {

    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_SECRET = 1_000;

    /// @param token to be sent as bearer; shown once
    public record Session(String token, Caller.Person person) {}

    /// Fails with [Refused] 401, 429 or 503.
    ///
    /// @param address whence the person comes; anything that is no address counts as unknown
    public Uni<Session> enter(
            @Nullable String email, @Nullable String password, @Nullable String address) {
        if (email == null || password == null) {
            throw Refused.invalid("email and password, or oneTimeSecret");
        }
        if (email.length() > LONGEST_EMAIL || password.length() > LONGEST_SECRET) {
            throw Refused.invalid("email: at most 320 characters; password: at most 1000");
        }
        return tries.take(email, PersonAddress.of(address))
                .chain(taken -> checked(taken, password).call(() -> tries.forgive(taken)))
                .chain(signIn::open)
                .chain(this::session);
    }

    /// @param secret of a one-time link
    public Uni<Session> enter(String secret) {
        return signIn.withLink(secret).chain(this::session);
    }

    /// The account, when the password is its own. Who could not be heard has not tried.
    private Uni<Long> checked(SignInTries.Taken taken, String password) {
        return signIn.account(taken.email())
                .chain(
                        account ->
                                passwords
                                        .matches(password, account.passwordHash(), taken.known())
                                        .onFailure(Refused.class)
                                        .call(() -> tries.giveBack(taken))
                                        .map(right -> account.idIf(right)));
    }

    private Uni<Session> session(String token) {
        return bearers.find("Bearer " + token, "")
                .map(caller -> new Session(token, (Caller.Person) caller));
    }
}
