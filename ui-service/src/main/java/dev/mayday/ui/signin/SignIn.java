package dev.mayday.ui.signin;

import dev.mayday.contracts.issues.SessionsApi.Session;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Predicate;

/// One try to sign in and how it went.
@RequestScoped
class SignIn {

    sealed interface Verdict {}

    record Welcome(String token) implements Verdict {}

    /// @param status for the browser: 422 for wrong credentials, 429 after too many tries, 503 when
    /// too many sign in at once
    /// @param detail what issues-service says about it; empty for wrong credentials
    record Denied(int status, String detail) implements Verdict {
        String words() {
            return detail.isEmpty() ? "That e-mail and password do not belong together." : detail;
        }

        String linkWords() {
            return !detail.isEmpty()
                    ? detail
                    : "This link was used before or is too old. Make a new one on the server:"
                            + " mayday sign-in-link";
        }
    }

    private final Neighbor neighbor;

    SignIn(Neighbor neighbor) {
        this.neighbor = neighbor;
    }

    /// Here a 401 is an answer, not a reason to sign in first.
    Verdict verdict(Uni<Session> attempt) {
        try {
            return neighbor.doneOrRefusal(
                    Service.ISSUES,
                    attempt.<Verdict>map(session -> new Welcome(session.token()))
                            .onFailure(status(401))
                            .recoverWithItem(new Denied(422, ""))
                            .onFailure(status(503))
                            .recoverWithItem(new Denied(503, BUSY)));
        } catch (Refused refused) {
            return new Denied(refused.status() == 429 ? 429 : 422, refused.detail());
        }
    }

    private static final String BUSY =
            "Too many people sign in at this moment, or the service is starting. Try again in a"
                    + " few seconds.";

    private static Predicate<Throwable> status(int status) {
        return failure ->
                failure instanceof WebApplicationException answered
                        && answered.getResponse().getStatus() == status;
    }
}
