package dev.mayday.ui.neighbors;

import dev.mayday.contracts.ServiceAuth;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the dashboard identifies itself where no person is signed in yet, or where a person's right
/// was checked before.
@ApplicationScoped
public class ServiceBearer {

    private final String bearer;

    ServiceBearer(@ConfigProperty(name = ServiceAuth.TOKEN_KEY) String token) {
        this.bearer = ServiceAuth.bearer(token);
    }

    public String value() {
        return bearer;
    }
}
