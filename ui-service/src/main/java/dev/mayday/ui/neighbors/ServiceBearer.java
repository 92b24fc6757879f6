package dev.mayday.ui.neighbors;

import dev.mayday.front.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;

/// How the dashboard identifies itself where no person is signed in yet, or where a person's right
/// was checked before.
@ApplicationScoped
public class ServiceBearer {

    private final ServiceTokens tokens;

    ServiceBearer(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    public String value() {
        return tokens.bearer();
    }
}
