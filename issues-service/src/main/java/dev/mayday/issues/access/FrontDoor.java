package dev.mayday.issues.access;

import dev.mayday.issues.Email;
import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Where people come in: with a password, within limits, or with a one-time link. Closed once a
/// provider of single sign-on is configured.
@Singleton
public record FrontDoor(
        SignIn signIn,
        SignInTries tries,
        Passwords passwords,
        Bearers bearers,
        SingleSignOn singleSignOn,
        SignInLog log) {

    private static final int LONGEST_SECRET = 1_000;

    /// @param token to be sent as bearer; shown once
    public record Session(String token, Caller.Person person) {}

    /// Fails with [Refused] 401, 403, 429 or 503.
    ///
    /// @param address whence the person comes; anything that is no address counts as unknown
    /// @param agent what the browser says of itself
    public Uni<Session> enter(
            @Nullable String email,
            @Nullable String password,
            @Nullable String address,
            String agent) {
        singleSignOn.requireLocal();
        if (email == null || password == null) {
            throw Refused.invalid("email and password, or oneTimeSecret");
        }
        if (email.length() > Email.LONGEST || password.length() > LONGEST_SECRET) {
            throw Refused.invalid("email: at most 320 characters; password: at most 1000");
        }
        var how = new Opening("password", address == null ? "" : address, agent, null);
        return tries.take(email, PersonAddress.of(address))
                .chain(taken -> checked(taken, password, how).call(() -> tries.forgive(taken)))
                .chain(account -> signIn.open(account, how))
                .chain(this::session);
    }

    /// @param secret of a one-time link
    public Uni<Session> enter(String secret, String address, String agent) {
        singleSignOn.requireLocal();
        return signIn.withLink(secret, new Opening("link", address, agent, null))
                .chain(this::session);
    }

    /// For who was let in another way.
    ///
    /// @param token of a session
    public Uni<Session> session(String token) {
        return bearers.find("Bearer " + token, "")
                .map(caller -> new Session(token, (Caller.Person) caller));
    }

    /// The account, when the password is its own. Who could not be heard has not tried.
    private Uni<Long> checked(SignInTries.Taken taken, String password, Opening how) {
        return signIn.account(taken.email())
                .chain(
                        account ->
                                passwords
                                        .matches(password, account.passwordHash(), taken.known())
                                        .onFailure(Refused.class)
                                        .call(() -> tries.giveBack(taken))
                                        .chain(
                                                right ->
                                                        right
                                                                ? in(account)
                                                                : out(account, taken, how)));
    }

    private static Uni<Long> in(SignIn.Account account) {
        return Uni.createFrom().item(account.id());
    }

    private Uni<Long> out(SignIn.Account account, SignInTries.Taken taken, Opening how) {
        return log.refused(account.known(), taken.email(), "password", how.address())
                .chain(
                        () ->
                                Uni.createFrom()
                                        .failure(
                                                Refused.unauthenticated(
                                                        "Wrong e-mail or password.")));
    }
}
