package dev.mayday.ui.signin;

import dev.mayday.contracts.ServiceAuth;
import dev.mayday.ui.web.Detour;
import dev.mayday.ui.web.SignInDetour;
import jakarta.enterprise.context.RequestScoped;

/// The person behind this request, as far as the browser says. Whether the session is good,
/// issues-service decides.
@RequestScoped
public class Visitor {

    private final SessionCookie cookie;
    private final SignInDetour signIn;

    Visitor(SessionCookie cookie, SignInDetour signIn) {
        this.cookie = cookie;
        this.signIn = signIn;
    }

    /// Whether the browser brings a session, good or not.
    public boolean claimsSession() {
        return cookie.token().isPresent();
    }

    /// The person's token as a header value; a [Detour] to the sign-in when there is none.
    public String bearer() {
        return cookie.token()
                .map(ServiceAuth::bearer)
                .orElseThrow(() -> new Detour(signIn.response()));
    }
}
