package dev.mayday.issues.api.internal;

import dev.mayday.contracts.issues.SessionsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.FrontDoor;
import dev.mayday.issues.access.Origin;
import dev.mayday.issues.access.SignIn;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// [SessionsApi] for the dashboard, which may name the person's address in `X-Forwarded-For`. Not
/// `@Secured`, because a session that is over may be ended again.
class SessionsResource implements SessionsApi {

    private final Bearers bearers;
    private final FrontDoor frontDoor;
    private final SignIn signIn;
    private final Origin origin;

    SessionsResource(Bearers bearers, FrontDoor frontDoor, SignIn signIn, Origin origin) {
        this.bearers = bearers;
        this.frontDoor = frontDoor;
        this.signIn = signIn;
        this.origin = origin;
    }

    @Override
    public Uni<Session> open(@Nullable String bearer, @Nullable Credentials credentials) {
        return bearers.find(bearer, origin.address())
                .invoke(Caller::requireService)
                .chain(() -> enter(credentials))
                .map(session -> new Session(session.token(), describe(session.person())));
    }

    private Uni<FrontDoor.Session> enter(@Nullable Credentials credentials) {
        if (credentials == null) throw Refused.invalid("email and password, or oneTimeSecret");
        var secret = credentials.oneTimeSecret();
        return secret == null
                ? frontDoor.enter(credentials.email(), credentials.password(), origin.address())
                : frontDoor.enter(secret);
    }

    @Override
    public Uni<Person> current(@Nullable String bearer) {
        return bearers.find(bearer, origin.address())
                .map(
                        caller -> {
                            if (caller instanceof Caller.Person person) return describe(person);
                            throw Refused.notFound();
                        });
    }

    /// Needs no known bearer: what is over stays over.
    @Override
    public Uni<Void> close(@Nullable String bearer) {
        if (bearer == null) return Uni.createFrom().voidItem();
        return signIn.end(Bearers.secret(bearer));
    }

    private static Person describe(Caller.Person person) {
        var atHand = person.memberships().stream().findFirst();
        return new Person(
                person.account(),
                person.email(),
                person.name(),
                atHand.map(each -> each.organization().slug()).orElse(""),
                atHand.map(each -> each.role().word()).orElse(""),
                person.instanceAdmin());
    }
}
