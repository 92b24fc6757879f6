package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.issues.SessionsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.Bearers;
import dev.mayday.issues.access.Caller;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.FrontDoor;
import dev.mayday.issues.access.Origin;
import dev.mayday.issues.access.SignIn;
import dev.mayday.issues.account.OwnAccount;
import dev.mayday.issues.mail.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// [SessionsApi] for the dashboard, which may name the person's address in `X-Forwarded-For`.
class SessionsResource implements SessionsApi {

    private final CurrentCaller caller;
    private final FrontDoor frontDoor;
    private final SignIn signIn;
    private final dev.mayday.issues.account.BreakGlass breakGlass;
    private final OwnAccount accounts;
    private final Letters letters;
    private final Origin origin;
    private final HttpHeaders headers;

    SessionsResource(
            CurrentCaller caller,
            FrontDoor frontDoor,
            SignIn signIn,
            dev.mayday.issues.account.BreakGlass breakGlass,
            OwnAccount accounts,
            Letters letters,
            Origin origin,
            HttpHeaders headers) {
        this.caller = caller;
        this.frontDoor = frontDoor;
        this.signIn = signIn;
        this.breakGlass = breakGlass;
        this.accounts = accounts;
        this.letters = letters;
        this.origin = origin;
        this.headers = headers;
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Session> open(@Nullable String bearer, @Nullable Credentials credentials) {
        return enter(credentials).map(session -> told(session, false));
    }

    @Admits(Who.SERVICE)
    @Override
    public Uni<Session> breakGlass(@Nullable String bearer, @Nullable BreakGlass tried) {
        if (tried == null) throw Refused.invalid("password and code");
        return breakGlass
                .enter(tried.password(), tried.code(), address(), agent())
                .chain(frontDoor::session)
                .map(session -> told(session, true));
    }

    private Session told(FrontDoor.Session session, boolean brokeGlass) {
        return new Session(session.token(), describe(session.person(), brokeGlass));
    }

    private Uni<FrontDoor.Session> enter(@Nullable Credentials credentials) {
        if (credentials == null) throw Refused.invalid("email and password, or oneTimeSecret");
        var secret = credentials.oneTimeSecret();
        return secret == null
                ? frontDoor.enter(credentials.email(), credentials.password(), address(), agent())
                : frontDoor.enter(secret, address(), agent());
    }

    private String address() {
        return origin.address();
    }

    private String agent() {
        var agent = headers.getHeaderString("X-Person-Agent");
        return agent == null ? "" : agent;
    }

    @Admits(Who.CALLER)
    @Override
    public Uni<Person> current(@Nullable String bearer) {
        if (!(caller.get() instanceof Caller.Person person)) throw Refused.notFound();
        return accounts.brokeGlass(Bearers.secret(bearer)).map(broke -> describe(person, broke));
    }

    /// Needs no known bearer: what is over stays over.
    @Admits(Who.ANYBODY)
    @Override
    public Uni<Void> close(@Nullable String bearer) {
        if (bearer == null) return Uni.createFrom().voidItem();
        return signIn.end(Bearers.secret(bearer), address());
    }

    private Person describe(Caller.Person person, boolean brokeGlass) {
        var all = person.memberships();
        var atHand = all.stream().findFirst();
        return new Person(
                person.account(),
                person.email(),
                person.name(),
                atHand.map(each -> each.organization().slug()).orElse(""),
                atHand.map(each -> each.role().word()).orElse(""),
                all.size() > 1 ? all.getFirst().organization().name() : "",
                person.instanceAdmin(),
                brokeGlass,
                letters.canSend());
    }
}
