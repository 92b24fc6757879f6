package dev.mayday.ui.signin;

import dev.mayday.contracts.issues.SessionsApi.Session;
import dev.mayday.ui.web.Neighbor;
import dev.mayday.ui.web.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;

/// One try to sign in and how it went.
@RequestScoped
class SignIn {

    sealed interface Verdict {}

    record Welcome(String token) implements Verdict {}

    /// @param status for the browser: 422 for wrong credentials, 429 after too many
    record Denied(int status) implements Verdict {
        String words() {
            return status == 429
                    ? "Too many tries. Wait a minute, then try again."
                    : "That e-mail and password do not belong together.";
        }

        String linkWords() {
            return status == 429
                    ? words()
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
            return neighbor.answerOrRefusal(
                    attempt.<Verdict>map(session -> new Welcome(session.token()))
                            .onFailure(SignIn::unauthorized)
                            .recoverWithItem(new Denied(422)));
        } catch (Refused refused) {
            return new Denied(refused.status() == 429 ? 429 : 422);
        }
    }

    private static boolean unauthorized(Throwable failure) {
        return failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == 401;
    }
}
