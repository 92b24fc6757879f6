package dev.mayday.ui.signin;

import dev.mayday.contracts.issues.SessionsApi.Credentials;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;

/// Signs in who just chose a password, so that they need not type it again.
@RequestScoped
public class FirstSession {

    private final SessionDesk desk;

    FirstSession(SessionDesk desk) {
        this.desk = desk;
    }

    /// @param onward where a signed-in person goes
    /// @return the way to the sign-in where that has no place for them now
    public Response begin(String email, String password, Response onward) {
        return switch (desk.verdict(new Credentials(email, password, null))) {
            case SessionDesk.Welcome welcome ->
                    Response.fromResponse(onward).cookie(welcome.cookie()).build();
            case SessionDesk.Denied _ ->
                    Response.status(Response.Status.SEE_OTHER)
                            .header("Location", "/sign-in")
                            .build();
        };
    }
}
