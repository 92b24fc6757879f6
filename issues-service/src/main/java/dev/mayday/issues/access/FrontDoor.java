package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Where people come in: with a password, within limits, or with a one-time link.
@ApplicationScoped
public class FrontDoor {

    private final SignIn signIn;
    private final FailedSignIns failed;
    private final Bearers bearers;

    FrontDoor(SignIn signIn, FailedSignIns failed, Bearers bearers) {
        this.signIn = signIn;
        this.failed = failed;
        this.bearers = bearers;
    }

    /// @param token to be sent as bearer; shown once
    public record Session(String token, Caller.Person person) {}

    /// @param address whence the person comes, empty when unknown
    public Uni<Session> enter(@Nullable String email, @Nullable String password, String address) {
        if (email == null || password == null) {
            throw Refused.invalid("email and password, or oneTimeSecret");
        }
        return failed.takeATry(email, address)
                .chain(() -> signIn.withPassword(email, password))
                .call(() -> failed.forgive(email, address))
                .chain(this::session);
    }

    /// @param secret of a one-time link
    public Uni<Session> enter(String secret) {
        return signIn.withLink(secret).chain(this::session);
    }

    private Uni<Session> session(String token) {
        return bearers.find("Bearer " + token)
                .map(caller -> new Session(token, (Caller.Person) caller));
    }
}
