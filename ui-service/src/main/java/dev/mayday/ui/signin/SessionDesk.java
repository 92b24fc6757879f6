package dev.mayday.ui.signin;

import dev.mayday.contracts.issues.SessionsApi.BreakGlass;
import dev.mayday.contracts.issues.SessionsApi.Credentials;
import dev.mayday.contracts.issues.SessionsApi.Session;
import dev.mayday.ui.neighbors.Clients.SignIns;
import dev.mayday.ui.neighbors.ServiceBearer;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Speaks with issues-service about the session of a person: its begin and its end.
@RequestScoped
class SessionDesk {

    private static final Logger LOG = Logger.getLogger(SessionDesk.class);
    private static final String BUSY =
            "Too many people sign in at this moment, or the service is starting. Try again in a"
                    + " few seconds.";

    /// How a try to sign in went.
    sealed interface Verdict {}

    /// @param cookie with the session
    record Welcome(NewCookie cookie) implements Verdict {}

    /// @param status for the browser: 422 for wrong credentials, 429 after too many tries, 503
    ///     when too many sign in at once
    /// @param detail what issues-service says about it; empty for wrong credentials
    record Denied(int status, String detail) implements Verdict {

        /// How long the answer is held back: a tarpit, so that who guesses in a loop asks no
        /// more often than once a second on each of his connections, which are few.
        Duration heldBack() {
            return status == 429 ? Duration.ofSeconds(1) : Duration.ZERO;
        }

        String words() {
            return detail.isEmpty() ? "That e-mail and password do not belong together." : detail;
        }

        String breakGlassWords() {
            return detail.isEmpty()
                    ? "Wrong password or code, or the password is too old."
                    : detail;
        }

        String linkWords() {
            return !detail.isEmpty()
                    ? detail
                    : "This link was used before or is too old. Make a new one on the server:"
                            + " mayday sign-in-link";
        }
    }

    private final SignIns sessions;
    private final ServiceBearer service;
    private final Visitor visitor;
    private final Neighbor neighbor;
    private final SessionCookie cookie;

    SessionDesk(
            @RestClient SignIns sessions,
            ServiceBearer service,
            Visitor visitor,
            Neighbor neighbor,
            SessionCookie cookie) {
        this.sessions = sessions;
        this.service = service;
        this.visitor = visitor;
        this.neighbor = neighbor;
        this.cookie = cookie;
    }

    Verdict verdict(Credentials credentials) {
        return verdict(sessions.open(service.value(), credentials));
    }

    Verdict breakGlass(BreakGlass tried) {
        return verdict(sessions.breakGlass(service.value(), tried));
    }

    /// Here a 401 is an answer, not a reason to sign in first.
    private Verdict verdict(Uni<Session> opening) {
        var verdict = judged(opening);
        if (verdict instanceof Welcome) endFormer();
        return verdict;
    }

    /// Who is let in gets a new session, and the one that this browser had ends: whoever planted or
    /// kept it has nothing.
    void endFormer() {
        if (visitor.claimsSession()) end();
    }

    private Verdict judged(Uni<Session> opening) {
        try {
            return neighbor.doneOrRefusal(
                    Service.ISSUES,
                    opening.<Verdict>map(session -> new Welcome(cookie.holding(session.token())))
                            .onFailure(status(401))
                            .recoverWithItem(new Denied(422, ""))
                            .onFailure(status(503))
                            .recoverWithItem(new Denied(503, BUSY)));
        } catch (Refused refused) {
            return new Denied(refused.status() == 429 ? 429 : 422, refused.detail());
        }
    }

    /// A person who wants to go is let go; that the session lives on elsewhere until its end,
    /// the operator should know.
    ///
    /// @return the cookie that takes the session away
    NewCookie close() {
        endFormer();
        return cookie.cleared();
    }

    /// The cookie that takes a session away that has ended before.
    NewCookie forget() {
        return cookie.cleared();
    }

    private void end() {
        try {
            neighbor.answer(sessions.close(visitor.bearer()));
        } catch (Detour refused) {
            var status = refused.getResponse().getStatus();
            if (status >= 500) LOG.warnf("session stays valid after sign-out status=%d", status);
        }
    }

    private static Predicate<Throwable> status(int status) {
        return failure ->
                failure instanceof WebApplicationException answered
                        && answered.getResponse().getStatus() == status;
    }
}
